/** Where a build environment has the folders of this machine: the other name of each, as in a container or over a network file system. */
import { posix } from 'node:path';

/** A folder here, and the same one as the build environment calls it; both absolute. */
export interface SharedFolder {
  readonly here: string;
  readonly there: string;
}

export interface PathMap {
  /** The path here of what the build environment calls `path`; undefined if it is not to be reached from here. */
  toLocalPath(path: string): string | undefined;
  /** The other way round. */
  toRemotePath(path: string): string | undefined;
}

/** Both see the same files under the same names. Where layers are named from the build folder, BitBake's paths have `..` in them. */
export const samePaths: PathMap = { toLocalPath: posix.normalize, toRemotePath: posix.normalize };

/** Of folders within each other the innermost counts; of two names of one folder the first. A path with `..` in it is taken for where it leads. */
export function pathMap(folders: readonly SharedFolder[]): PathMap {
  return {
    toLocalPath: (path) =>
      mapped(
        path,
        folders.map(({ here, there }) => [there, here] as const),
      ),
    toRemotePath: (path) =>
      mapped(
        path,
        folders.map(({ here, there }) => [here, there] as const),
      ),
  };
}

function mapped(path: string, names: readonly (readonly [from: string, to: string])[]): string | undefined {
  if (!posix.isAbsolute(path)) return undefined;
  const plain = posix.normalize(path);
  let best: { readonly from: string; readonly to: string } | undefined;
  for (const [name, to] of names) {
    const from = withoutEndingSlash(posix.normalize(name));
    if (!isWithin(plain, from) || (best && best.from.length >= from.length)) continue;
    best = { from, to: withoutEndingSlash(posix.normalize(to)) };
  }
  return best && (`${best.to}${plain.slice(best.from.length)}` || '/');
}

export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Of the root nothing is left. */
function withoutEndingSlash(path: string): string {
  return path.replace(/\/$/, '');
}
