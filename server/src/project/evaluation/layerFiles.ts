/** The files that metadata's Python may look at: those of the layers and of the configuration. What else there is, a build may change. */
import type { FileView } from '../../python/library/host';
import { Unknown } from '../../python/value';
import { type FileReader, isFailure } from '../files';
import { folderOf, isBelow, normalized } from '../paths';
import { readFile } from '../readFile';
import type { KnownPaths } from './fileSearch';

/** No file that metadata reads while it is parsed is larger. */
const READ_LIMIT_BYTES = 1024 * 1024;

/** More folders than Python of the metadata looks into. */
const FOLDER_LIMIT = 10_000;

/** The system says in them what it is called: layers tell the systems that they support by it. */
const SYSTEM_FILES = ['/etc/os-release', '/usr/lib/os-release', '/etc/lsb-release'];

/** What BitBake and OpenEmbedded put into the build folder. */
const madeByBuilds = /^(?:tmp|cache|downloads|sstate-cache|buildhistory|deploy|oci-layer-cache|workspace)/;

export class LayerFiles implements FileView {
  readonly #reader: FileReader;
  readonly #paths: KnownPaths;
  readonly #folders = new Map<string, readonly string[] | undefined>();
  readonly #roots = new Set<string>();
  #buildFolder: string | undefined;

  constructor(reader: FileReader, paths: KnownPaths) {
    this.#reader = reader;
    this.#paths = paths;
  }

  /** From here on, what lies below the folder is known. */
  addRoot(folder: string): void {
    this.#roots.add(folder);
  }

  /** The build folder, of which all is known but what builds put there. */
  addBuildFolder(folder: string): void {
    this.#buildFolder = folder;
  }

  exists(path: string): boolean | Unknown {
    return this.#known(path, (known) => this.#paths.exists(known));
  }

  isFile(path: string): boolean | Unknown {
    return this.#known(path, (known) => this.#paths.isFile(known));
  }

  isFolder(path: string): boolean | Unknown {
    return this.#known(path, (known) => this.#paths.isFolder(known));
  }

  isLink(path: string): boolean | Unknown {
    return this.#known(
      path,
      (known) => this.#reader.realPath(known) !== known && this.#reader.status(known) !== undefined,
    );
  }

  list(path: string): readonly string[] | undefined | Unknown {
    return this.#known(path, (known) => {
      if (!this.#folders.has(known)) {
        const entries = this.#reader.list(known);
        if (this.#folders.size >= FOLDER_LIMIT) this.#folders.clear();
        this.#folders.set(known, isFailure(entries) ? undefined : entries.map(({ name }) => name).sort());
      }
      return this.#folders.get(known);
    });
  }

  /** The folder of a file that was made or deleted is listed again. */
  forget(path: string): void {
    this.#folders.delete(folderOf(path));
  }

  readText(path: string): string | undefined | Unknown {
    return this.#known(path, (known) => {
      const read = readFile(known, this.#reader, READ_LIMIT_BYTES);
      if (read.kind === 'text') return read.text;
      return read.kind === 'missing' ? undefined : new Unknown(`depends on ${known}, which cannot be read`);
    });
  }

  realPath(path: string): string | Unknown {
    return this.#known(path, (known) => this.#reader.realPath(known) ?? known);
  }

  #known<Answer>(path: string, ask: (path: string) => Answer): Answer | Unknown {
    const asked = normalized(path);
    if (SYSTEM_FILES.includes(asked)) return ask(asked);
    for (const root of this.#roots) if (asked === root || isBelow(asked, root)) return ask(asked);
    if (this.#buildFolder !== undefined && isBelow(asked, this.#buildFolder)) {
      const [name = ''] = asked.slice(this.#buildFolder.length + 1).split('/');
      if (!madeByBuilds.test(name)) return ask(asked);
    }
    return new Unknown(`depends on ${path}, which is no file of the layers`);
  }
}
