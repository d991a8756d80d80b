/** The file that a request asks about, which need not be open. */
import type { SourceFile } from '../project/snapshot';
import type { Session } from './session';
import { pathOfUri } from './uris';

/** Undefined where it cannot be read. */
export function askedFile({ documents, trees }: Session, uri: string): SourceFile | undefined {
  const open = documents.get(uri);
  if (open) return open.file;
  const path = pathOfUri(uri);
  const read = trees.read(path);
  return read.kind === 'tree' ? { path, tree: read.tree } : undefined;
}
