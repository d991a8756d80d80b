/** `open`: reading what the embedder knows. */
import { raise } from '../exception';
import { defineNative } from '../native';
import { textCost } from '../run';
import { PyBytes, PyIterator, PyList, type PyNative, type PyValue, Unknown } from '../value';
import { integerOf, textOf } from './arguments';
import type { FileView } from './host';
import { LibraryObject, methodTable } from './libraryObject';
import { methodsOf } from './methodsOf';
import { raiseIsAFolder, raiseNoSuchFile } from './os/osError';
import { pathOf } from './os/pathArgument';

/** The builtin function; a file opened for writing is unknown. */
export function createOpen(files: FileView): PyNative {
  return defineNative("open(file, mode='r', *args, **keywords)", (run, given, modeGiven) => {
    const mode = textOf(modeGiven);
    if (/[wax+]/.test(mode)) return new Unknown('would write a file, which nothing but a build does');
    if (typeof given === 'number') return new Unknown('reads an open file of the machine that builds');
    const path = pathOf(given, run);
    const text = files.readText(path);
    if (text instanceof Unknown) return text;
    if (text === undefined) {
      return files.isFolder(path) === true ? raiseIsAFolder(path) : raiseNoSuchFile(path);
    }
    run.spend(textCost(text.length));
    return new OpenFile(path, mode, text);
  });
}

const onlyAscii = /^[\0-\x7f]*$/;

class OpenFile extends LibraryObject {
  readonly typeName = 'TextIOWrapper';
  protected readonly methods = METHODS;
  private position = 0;
  private isClosed = false;
  private isLost = false;

  constructor(
    private readonly path: string,
    private readonly mode: string,
    private readonly text: string,
  ) {
    super();
  }

  /** What is left, or its first `count` characters. */
  read(count: number): PyValue {
    this.requireOpen();
    const end = count < 0 ? this.text.length : this.position + count;
    return this.taken(end);
  }

  /** The next line with its end; undefined after the last. */
  nextLine(): PyValue | undefined {
    this.requireOpen();
    if (this.position >= this.text.length) return undefined;
    const newline = this.text.indexOf('\n', this.position);
    return this.taken(newline < 0 ? this.text.length : newline + 1);
  }

  /** An empty text or empty bytes. */
  nothing(): PyValue {
    return this.inMode('');
  }

  /**
   * Offsets count bytes, in text too. A place that is not known leaves a file of which nothing more is known, because code goes on reading
   * whatever this returns.
   */
  seek(offset: number, whence: number): PyValue {
    const place = this.placeOf(offset, whence);
    this.position = place ?? 0;
    this.isLost = place === undefined;
    return this.isLost
      ? new Unknown('reads a file from a place in its middle')
      : whence === 0
        ? offset
        : new Unknown('asks for the size of a file');
  }

  close(): void {
    this.isClosed = true;
  }

  protected override field(name: string): PyValue | undefined {
    if (name === 'name') return this.path;
    if (name === 'mode') return this.mode;
    if (name === 'closed') return this.isClosed;
    return name.startsWith('__') ? undefined : new Unknown(`uses ${name}() of a file`);
  }

  private placeOf(offset: number, whence: number): number | undefined {
    if (offset === 0 && whence !== 1) return whence === 0 ? 0 : this.text.length;
    return whence === 0 && onlyAscii.test(this.text.slice(0, offset)) ? offset : undefined;
  }

  private taken(end: number): PyValue {
    if (this.isLost) return new Unknown('reads a file from a place in its middle');
    const text = this.text.slice(this.position, end);
    this.position = Math.min(end, this.text.length);
    return this.inMode(text);
  }

  private inMode(text: string): PyValue {
    return this.mode.includes('b') ? new PyBytes(new TextEncoder().encode(text)) : text;
  }

  private requireOpen(): void {
    if (this.isClosed) raise('ValueError', 'I/O operation on closed file.');
  }
}

const defineOpenFileMethod = methodsOf(OpenFile);

const METHODS = methodTable([
  defineOpenFileMethod('read(self, size=-1)', (run, self, size) => {
    const text = self.read(size === null ? -1 : integerOf(size ?? -1));
    run.spend(textCost(typeof text === 'string' ? text.length : 1));
    return text;
  }),
  defineOpenFileMethod('readline(self)', (_run, self) => self.nextLine() ?? self.nothing()),
  defineOpenFileMethod('readlines(self)', (run, self) => {
    const lines: PyValue[] = [];
    for (;;) {
      run.spend(1);
      const line = self.nextLine();
      if (line === undefined) return new PyList(lines);
      lines.push(line);
    }
  }),
  defineOpenFileMethod('seek(self, offset, whence=0)', (_run, self, offset, whence) =>
    self.seek(integerOf(offset), integerOf(whence)),
  ),
  defineOpenFileMethod('close(self)', (_run, self) => {
    self.close();
    return null;
  }),
  defineOpenFileMethod('__iter__(self)', (_run, self) => new PyIterator('TextIOWrapper', () => self.nextLine())),
  defineOpenFileMethod('__enter__(self)', (_run, self) => self),
  defineOpenFileMethod('__exit__(self, *error)', (_run, self) => {
    self.close();
    return null;
  }),
]);
