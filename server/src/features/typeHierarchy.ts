/** What a recipe or class inherits, and what inherits a class. */
import type { IndexedFile, Snapshot, SourceFile } from '../project/snapshot';
import { contextAt } from './context/contextAt';
import { fileMeant } from './context/fileMeant';
import { usersOf } from './context/users';
import { namedByWords } from './context/valueField';

/** More than anybody reads: a thousand recipes inherit `pkgconfig`. */
const maxSubtypes = 500;

/** More than any recipe includes. */
const maxIncluded = 50;

/** The class named at the offset, behind `inherit` or in a list of classes, else the file itself; configuration inherits in another way. */
export function typeAt(snapshot: Snapshot, file: SourceFile, offset: number): IndexedFile | undefined {
  const meant = listedClass(snapshot, file, offset) ?? fileMeant(snapshot, file, offset);
  return meant?.dialect === 'conf' ? undefined : meant;
}

/** A class in a value, such as that of INHERIT. */
function listedClass(snapshot: Snapshot, { tree }: SourceFile, offset: number): IndexedFile | undefined {
  const context = contextAt(tree, offset);
  if (context?.kind !== 'value' || namedByWords(context.owner) !== 'class') return undefined;
  return classFile(snapshot, tree.text.slice(context.span.start, context.span.end));
}

/** The classes that a file inherits, in its order; then those that it inherits by the files that it includes. */
export function supertypes(snapshot: Snapshot, path: string): readonly IndexedFile[] {
  const classNames = new Set<string>();
  for (const { inherits } of withIncluded(snapshot, path)) for (const name of inherits) classNames.add(name);
  return [...classNames].flatMap((name) => classFile(snapshot, name) ?? []);
}

function withIncluded(snapshot: Snapshot, path: string): readonly IndexedFile[] {
  const files = new Set<IndexedFile>();
  const open = [snapshot.file(path)];
  for (let file = open.shift(); file && files.size < maxIncluded; file = open.shift()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const target of file.includes) {
      const included = snapshot.resolveInclude(file.path, target);
      if (included !== undefined && snapshot.file(included)) open.push(snapshot.file(included));
    }
  }
  return [...files];
}

function classFile(snapshot: Snapshot, name: string): IndexedFile | undefined {
  const path = snapshot.classFiles(name)[0];
  return path === undefined ? undefined : snapshot.file(path);
}

/** The files that inherit a class themselves, those of its own layer first; at most five hundred. */
export function subtypes(snapshot: Snapshot, path: string): readonly IndexedFile[] {
  const file = snapshot.file(path);
  return file?.dialect === 'class' ? usersOf(snapshot, file).slice(0, maxSubtypes) : [];
}
