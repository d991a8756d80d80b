/** What a recipe or class inherits, and what inherits a class. */
import type { IndexedFile, Snapshot, SourceFile } from '../project/snapshot';
import { fileMeant } from './context/fileMeant';
import { usersOf } from './context/users';

/** More than anybody reads: a thousand recipes inherit `pkgconfig`. */
const maxSubtypes = 500;

/** The class named at the offset, else the file itself; configuration inherits in another way. */
export function typeAt(snapshot: Snapshot, file: SourceFile, offset: number): IndexedFile | undefined {
  const meant = fileMeant(snapshot, file, offset);
  return meant?.dialect === 'conf' ? undefined : meant;
}

/** The classes that a file inherits itself, in its order. */
export function supertypes(snapshot: Snapshot, path: string): readonly IndexedFile[] {
  const classNames = new Set(snapshot.file(path)?.inherits);
  return [...classNames].flatMap((name) => {
    const classPath = snapshot.classFiles(name)[0];
    return (classPath !== undefined && snapshot.file(classPath)) || [];
  });
}

/** The files that inherit a class themselves, those of its own layer first; at most five hundred. */
export function subtypes(snapshot: Snapshot, path: string): readonly IndexedFile[] {
  const file = snapshot.file(path);
  return file?.dialect === 'class' ? usersOf(snapshot, file).slice(0, maxSubtypes) : [];
}
