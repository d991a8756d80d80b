/** The files that take in a class, an included file or a recipe. */
import type { IndexedFile, Snapshot } from '../../project/snapshot';

/**
 * The files that inherit or include a file, and the appends of a recipe; those of its own layer first, then by their paths. A class that
 * another layer's takes the place of has none.
 */
export function usersOf(snapshot: Snapshot, file: IndexedFile): readonly IndexedFile[] {
  const isNear = ({ layer }: IndexedFile): boolean => layer?.root === file.layer?.root;
  return userFiles(snapshot, file).toSorted(
    (first, second) => Number(isNear(second)) - Number(isNear(first)) || (first.path < second.path ? -1 : 1),
  );
}

function userFiles(snapshot: Snapshot, { path, name, dialect }: IndexedFile): readonly IndexedFile[] {
  switch (dialect) {
    case 'class':
      return snapshot.classFiles(name)[0] === path ? snapshot.filesInheriting(name) : [];
    case 'recipe':
      return [...new Set([...snapshot.appendsOf(path), ...snapshot.filesIncluding(path)])];
    default:
      return snapshot.filesIncluding(path);
  }
}
