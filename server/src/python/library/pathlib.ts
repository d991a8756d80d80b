/** The module `pathlib`. */
import { defineClass, type PyClass } from '../class';
import { raise } from '../exception';
import { stringRepr } from '../literalText';
import { compareText } from '../order';
import type { PythonRun } from '../run';
import { PyIterator, PyList, PyModule, type PyNative, PyTuple, type PyValue, Unknown } from '../value';
import { restOf, textOf } from './arguments';
import { fnmatchCase } from './fnmatch/fnmatchCase';
import type { FileView, HostFacts } from './host';
import { LibraryObject, methodTable } from './libraryObject';
import { methodsOf } from './methodsOf';
import { createOpen } from './open';
import { listFolder } from './os';
import { pathOf } from './os/pathArgument';
import { joinPaths, normalizePath } from './os/posixPath';
import { isBelow, type PathParts, parsePath, printPath, suffixesOf, suffixOf } from './pathlib/purePath';

const purePathClass = defineClass('PurePath', new Map(), {
  allocate: (cls, args, _keywords, run) => new PurePath(cls, parsePath(...args.map((arg) => pathOf(arg, run)))),
  isComplete: true,
});

class PurePath extends LibraryObject {
  protected readonly methods: ReadonlyMap<string, PyNative> = PURE_METHODS;

  constructor(
    override readonly pythonClass: PyClass,
    readonly parts: PathParts,
  ) {
    super();
  }

  get typeName(): string {
    return this.pythonClass.name === 'PurePath' ? 'PurePosixPath' : 'PosixPath';
  }

  get text(): string {
    return printPath(this.parts);
  }

  /** A path of the same class. */
  like(parts: PathParts): PurePath {
    return new PurePath(this.pythonClass, parts);
  }

  parent(): PurePath {
    return this.like({ root: this.parts.root, names: this.parts.names.slice(0, -1) });
  }

  protected override field(name: string): PyValue | undefined {
    const { root, names } = this.parts;
    const last = names[names.length - 1] ?? '';
    switch (name) {
      case 'name':
        return last;
      case 'suffix':
        return suffixOf(last);
      case 'suffixes':
        return new PyList(suffixesOf(last));
      case 'stem':
        return last.slice(0, last.length - suffixOf(last).length);
      case 'parent':
        return this.parent();
      case 'parents':
        return new PyTuple(
          names.map((_name, index) => this.like({ root, names: names.slice(0, names.length - 1 - index) })),
        );
      case 'parts':
        return new PyTuple(root === '' ? [...names] : [root, ...names]);
      case 'root':
      case 'anchor':
        return root;
      default:
        return name.startsWith('__')
          ? undefined
          : new Unknown(`would call ${name} on a path, which nothing but a build does`);
    }
  }
}

const definePathMethod = methodsOf(PurePath);

function withName(path: PurePath, name: string): PurePath {
  const { root, names } = path.parts;
  if (names.length === 0) raise('ValueError', `PosixPath('${path.text}') has an empty name`);
  if (name === '' || name.includes('/') || name === '.') raise('ValueError', `Invalid name '${name}'`);
  return path.like({ root, names: [...names.slice(0, -1), name] });
}

function joined(path: PurePath, others: readonly PyValue[], run: PythonRun): PurePath {
  return path.like(parsePath(path.text, ...others.map((other) => pathOf(other, run))));
}

/** Compares as the parts do. */
function order(name: string, holds: (order: number) => boolean): PyNative {
  return definePathMethod(`${name}(self, other)`, (_run, self, other) => {
    if (!(other instanceof PurePath)) return raise('TypeError', 'a path can be compared with paths only');
    const [left, right] = [self.parts, other.parts];
    return holds(compareText([left.root, ...left.names].join('\0'), [right.root, ...right.names].join('\0')));
  });
}

const PURE_METHODS = methodTable([
  definePathMethod('__str__(self)', (_run, self) => self.text),
  definePathMethod('__fspath__(self)', (_run, self) => self.text),
  definePathMethod('as_posix(self)', (_run, self) => self.text),
  definePathMethod('__repr__(self)', (_run, self) => `${self.typeName}(${stringRepr(self.text)})`),
  definePathMethod('__truediv__(self, other)', (run, self, other) => joined(self, [other ?? null], run)),
  definePathMethod('__rtruediv__(self, other)', (run, self, other) =>
    self.like(parsePath(pathOf(other, run), self.text)),
  ),
  definePathMethod('__eq__(self, other)', (_run, self, other) => other instanceof PurePath && other.text === self.text),
  order('__lt__', (result) => result < 0),
  order('__le__', (result) => result <= 0),
  order('__gt__', (result) => result > 0),
  order('__ge__', (result) => result >= 0),
  definePathMethod('joinpath(self, *others)', (run, self, others) => joined(self, restOf(others), run)),
  definePathMethod('is_absolute(self)', (_run, self) => self.parts.root !== ''),
  definePathMethod('with_name(self, name)', (_run, self, name) => withName(self, textOf(name))),
  definePathMethod('with_suffix(self, suffix)', (_run, self, suffix) => {
    const { names } = self.parts;
    const last = names[names.length - 1] ?? '';
    return withName(self, last.slice(0, last.length - suffixOf(last).length) + textOf(suffix));
  }),
  definePathMethod('with_stem(self, stem)', (_run, self, stem) => {
    const { names } = self.parts;
    return withName(self, textOf(stem) + suffixOf(names[names.length - 1] ?? ''));
  }),
  definePathMethod('relative_to(self, *other)', (run, path, others) => {
    const start = parsePath(...restOf(others).map((other) => pathOf(other, run)));
    if (!isBelow(path.parts, start))
      raise(
        'ValueError',
        `'${path.text}' is not in the subpath of '${printPath(start)}' OR one path is relative and the other is absolute.`,
      );
    return path.like({ root: '', names: path.parts.names.slice(start.names.length) });
  }),
  definePathMethod('is_relative_to(self, *other)', (run, self, others) =>
    isBelow(self.parts, parsePath(...restOf(others).map((other) => pathOf(other, run)))),
  ),
  definePathMethod('match(self, pattern)', (run, self, pattern) => {
    const wanted = parsePath(textOf(pattern));
    const { root, names } = self.parts;
    if (wanted.root !== '' && (wanted.root !== root || wanted.names.length !== names.length)) return false;
    const last = names.slice(names.length - wanted.names.length);
    if (last.length < wanted.names.length) return false;
    return wanted.names.every((name, index) => fnmatchCase(last[index] ?? '', name, run));
  }),
]);

/** `Path`, which asks the file system that the embedder knows. */
function createPathClass(files: FileView, facts: HostFacts): PyClass {
  const open = createOpen(files);
  const absolute = (path: PurePath): string | Unknown => {
    if (path.parts.root !== '') return path.text;
    const current = facts.currentFolder;
    return current instanceof Unknown ? current : joinPaths(current, path.text);
  };
  const asks = (name: string, ask: (path: string) => PyValue): PyNative =>
    definePathMethod(`${name}(self)`, (_run, self) => {
      const place = absolute(self);
      return place instanceof Unknown ? place : ask(place);
    });
  const located = (name: string, locate: (path: string) => string | Unknown): PyNative =>
    definePathMethod(`${name}(self, **keywords)`, (_run, path) => {
      const place = absolute(path);
      const result = place instanceof Unknown ? place : locate(place);
      return result instanceof Unknown ? result : path.like(parsePath(result));
    });
  const methods = new Map([
    ...PURE_METHODS,
    ...methodTable([
      asks('exists', (path) => files.exists(path)),
      asks('is_file', (path) => files.isFile(path)),
      asks('is_dir', (path) => files.isFolder(path)),
      asks('is_symlink', (path) => files.isLink(path)),
      located('resolve', (path) => files.realPath(normalizePath(path))),
      located('absolute', (path) => path),
      definePathMethod('iterdir(self)', (run, path) => {
        const names = listFolder(files, path.text, run);
        if (names instanceof Unknown) return names;
        const next = names.values();
        return new PyIterator('generator', () => {
          const { value, done } = next.next();
          return done ? undefined : path.like(parsePath(path.text, value));
        });
      }),
      definePathMethod('read_text(self, encoding=None, errors=None)', (run, self) =>
        readAll(run.call(open, [self ?? null]), run),
      ),
      definePathMethod("open(self, mode='r', *args, **keywords)", (run, self, mode) =>
        run.call(open, [self ?? null, mode ?? 'r']),
      ),
    ]),
  ]);
  class Path extends PurePath {
    protected override readonly methods = methods;

    override like(parts: PathParts): PurePath {
      return new Path(this.pythonClass, parts);
    }
  }
  const cls: PyClass = defineClass('Path', new Map(), {
    base: purePathClass,
    allocate: (made, args, _keywords, run) => new Path(made, parsePath(...args.map((arg) => pathOf(arg, run)))),
    isComplete: true,
  });
  return cls;
}

function readAll(file: PyValue, run: PythonRun): PyValue {
  const read = file instanceof LibraryObject ? file.getAttribute('read', run) : undefined;
  return read === undefined ? file : run.call(read, []);
}

export function createPathlibModule(files: FileView, facts: HostFacts): PyModule {
  const path = createPathClass(files, facts);
  const attributes = new Map<string, PyValue>([
    ['PurePath', purePathClass],
    ['PurePosixPath', purePathClass],
    ['Path', path],
    ['PosixPath', path],
  ]);
  return new PyModule('pathlib', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses pathlib.${name}`),
  );
}
