/** The file that is asked for: the one that is named at the cursor, else the one the cursor stands in. */
import { touches } from '../../base/span';
import type { IndexedFile, Snapshot, SourceFile } from '../../project/snapshot';
import { contextAt } from './contextAt';
import { namedFiles } from './namedFiles';

/** Undefined on the names of functions and in code: there a function is meant, and no file. */
export function fileMeant(snapshot: Snapshot, file: SourceFile, offset: number): IndexedFile | undefined {
  const context = contextAt(file.tree, offset);
  switch (context?.kind) {
    case 'class':
    case 'include': {
      const named = namedFiles(snapshot, file).find(({ span }) => touches(span, offset));
      return named && snapshot.file(named.target);
    }
    case 'function':
    case 'pythonName':
    case 'shellWord':
    case 'task':
      return undefined;
    case 'definedName':
      return context.of === 'function' ? undefined : snapshot.file(file.path);
    default:
      return snapshot.file(file.path);
  }
}
