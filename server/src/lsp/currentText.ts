/** The texts of files as they are now: of open documents as they are typed, of the rest as they are on disk. */
import { textOnDisk } from './searchProject';
import type { Session } from './session';

/** Undefined if the file cannot be read. */
export function currentText({ documents, configFiles }: Session, path: string): string | undefined {
  const open = documents.atPath(path) ?? configFiles.atPath(path);
  return open ? open.text : textOnDisk(path);
}
