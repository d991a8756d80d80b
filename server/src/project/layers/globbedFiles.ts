/** The files that a pattern of BBFILES finds on disk. */
import { type FileReader, isFailure } from '../files';
import { hasWildcard, matchesGlob } from './globPattern';

/** A pattern's files in the order of their names; a folder stands for all recipes and appends below it. */
export function globbedFiles(pattern: string, folders: FolderEntries): readonly string[] {
  if (folders.isFolder(pattern)) return folders.recipesBelow(pattern, BELOW_DEPTH);
  const parts = pattern.split('/');
  let found = [''];
  for (const [index, part] of parts.entries()) {
    if (index === 0) continue;
    const isLast = index === parts.length - 1;
    found = found.flatMap((folder) => {
      if (!hasWildcard(part)) return [`${folder}/${part}`];
      const names = folders.names(folder === '' ? '/' : folder, isLast);
      return names.filter((name) => matchesGlob(part, name)).map((name) => `${folder}/${name}`);
    });
  }
  const isLiteral = !hasWildcard(parts.at(-1) ?? '');
  const files = isLiteral ? found.filter((path) => folders.exists(path)) : found;
  return files.sort((first, second) => (first < second ? -1 : 1));
}

const BELOW_DEPTH = 20;

/** What the folders of the layers hold, each read once. */
export class FolderEntries {
  readonly #reader: FileReader;
  readonly #entries = new Map<string, { readonly files: readonly string[]; readonly folders: readonly string[] }>();

  constructor(reader: FileReader) {
    this.#reader = reader;
  }

  names(folder: string, withFiles: boolean): readonly string[] {
    const { files, folders } = this.#read(folder);
    return withFiles ? [...files, ...folders] : folders;
  }

  exists(path: string): boolean {
    return this.#reader.status(path) !== undefined;
  }

  isFolder(path: string): boolean {
    return !hasWildcard(path) && this.#reader.status(path)?.kind === 'folder';
  }

  recipesBelow(folder: string, depth: number): readonly string[] {
    if (depth === 0) return [];
    const { files, folders } = this.#read(folder);
    const own = files.filter((name) => /\.bb(?:append)?$/.test(name)).map((name) => `${folder}/${name}`);
    return [...own, ...folders.flatMap((name) => this.recipesBelow(`${folder}/${name}`, depth - 1))];
  }

  #read(folder: string): { readonly files: readonly string[]; readonly folders: readonly string[] } {
    const known = this.#entries.get(folder);
    if (known) return known;
    const entries = this.#reader.list(folder);
    const files: string[] = [];
    const folders: string[] = [];
    for (const { name, kind } of isFailure(entries) ? [] : entries) {
      const isFolderEntry = kind === 'folder' || (kind === 'symlink' && this.isFolder(`${folder}/${name}`));
      (isFolderEntry ? folders : files).push(name);
    }
    const read = { files, folders };
    this.#entries.set(folder, read);
    return read;
  }
}
