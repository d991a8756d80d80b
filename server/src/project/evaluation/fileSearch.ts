/** How BitBake finds a file along a search path, and what it notes of where it looked. */
import type { FileReader } from '../files';
import { isFile, isFolder } from '../files';
import { folderOf, foldersUpwards, joined } from '../paths';

/** What is there in the file system, asked once a path: evaluating a layer asks for the same few thousand again and again. */
export class KnownPaths {
  readonly #reader: FileReader;
  readonly #files = new Map<string, boolean>();
  readonly #folders = new Map<string, boolean>();

  constructor(reader: FileReader) {
    this.#reader = reader;
  }

  isFile(path: string): boolean {
    return remembered(this.#files, path, () => isFile(this.#reader, path));
  }

  isFolder(path: string): boolean {
    return remembered(this.#folders, path, () => isFolder(this.#reader, path));
  }

  exists(path: string): boolean {
    return this.isFile(path) || this.isFolder(path);
  }

  /** The file system is asked again about a file that was made or deleted, and about the folders above it. */
  forget(path: string): void {
    for (const each of [path, ...foldersUpwards(folderOf(path))]) {
      this.#files.delete(each);
      this.#folders.delete(each);
    }
  }
}

function remembered(known: Map<string, boolean>, path: string, ask: () => boolean): boolean {
  let answer = known.get(path);
  if (answer === undefined) {
    answer = ask();
    if (known.size >= PATH_LIMIT) known.clear();
    known.set(path, answer);
  }
  return answer;
}

/** A few times what the layers of a large product ask for. */
const PATH_LIMIT = 200_000;

export interface Search {
  readonly found: string | undefined;
  /** The paths that were tried, the found one last. */
  readonly attempts: readonly string[];
}

/** The steps that looking for a file in one folder costs: to ask the file system takes some microseconds. */
export const STEPS_PER_ATTEMPT = 60;

/** `bb.utils.which`: the first folder of a path with colons that holds the file. */
export function searchAlong(searchPath: string, file: string, paths: KnownPaths): Search {
  const attempts: string[] = [];
  for (const folder of searchPath.split(':')) {
    if (!folder.startsWith('/')) continue;
    const candidate = joined(folder, file);
    attempts.push(candidate);
    if (paths.exists(candidate)) return { found: candidate, attempts };
  }
  return { found: undefined, attempts };
}
