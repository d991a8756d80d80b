/** The files and classes that a file names, as links, and those that the configuration in its functions names. */
import type { Snapshot, SourceFile } from '../project/snapshot';
import { namedFiles } from './context/namedFiles';
import type { DocumentLink } from './documentLinks/documentLink';
import { linksInWrittenFiles } from './documentLinks/linksInWrittenFiles';

/** Links for the names that lead to a known file, in the order of the text. */
export function documentLinks(snapshot: Snapshot, file: SourceFile): readonly DocumentLink[] {
  const links = [...namedFiles(snapshot, file), ...linksInWrittenFiles(snapshot, file)];
  return links.sort((first, second) => first.span.start - second.span.start);
}
