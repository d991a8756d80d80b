/** The files and classes that a file names, as links. */
import type { Snapshot, SourceFile } from '../project/snapshot';
import { type NamedFile, namedFiles } from './context/namedFiles';

/** Links for the names that lead to a known file, in the order of the text. */
export function documentLinks(snapshot: Snapshot, file: SourceFile): readonly NamedFile[] {
  return namedFiles(snapshot, file);
}
