/** The files that lie in the folders of a recipe. */
import type { Snapshot } from '../project/snapshot';

/** So many files of a recipe are looked at. */
const maxFiles = 40;

/** The paths below a recipe's folder that are wanted, in order: in it, in `files/`, in those of its name, and one below for drop-ins. */
export function filesBeside(
  folder: string,
  snapshot: Snapshot,
  isWanted: (path: string) => boolean,
  depth = 2,
): readonly string[] {
  const entries = [...snapshot.folder(folder)].sort((first, second) => (first.name < second.name ? -1 : 1));
  const files = entries.filter(({ kind, name }) => kind === 'file' && isWanted(`${folder}/${name}`));
  const folders = depth === 0 ? [] : entries.filter(({ kind }) => kind !== 'file').slice(0, maxFiles);
  return [
    ...files.map(({ name }) => `${folder}/${name}`),
    ...folders.flatMap(({ name }) => filesBeside(`${folder}/${name}`, snapshot, isWanted, depth - 1)),
  ].slice(0, maxFiles);
}
