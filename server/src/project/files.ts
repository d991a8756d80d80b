/** What the project asks of the file system. It is handed in, so that the project itself touches no file. */

export type FileKind = 'file' | 'folder' | 'symlink' | 'other';

export interface FolderEntry {
  readonly name: string;
  /** Of the entry itself: a symbolic link is not followed. */
  readonly kind: FileKind;
}

export interface FileStatus {
  /** Of what a symbolic link leads to; a link that leads nowhere has no status at all. */
  readonly kind: Exclude<FileKind, 'symlink'>;
  readonly sizeBytes: number;
}

/** Why a file or folder could not be read, as the system says it. */
export interface ReadFailure {
  readonly kind: 'failure';
  readonly reason: 'missing' | 'unreadable';
  readonly message: string;
}

/** Paths are absolute, with `/`. No function throws: what cannot be read is an answer too. */
export interface FileReader {
  bytes(path: string): Uint8Array | ReadFailure;
  status(path: string): FileStatus | undefined;
  list(path: string): readonly FolderEntry[] | ReadFailure;
  /** The path without symbolic links, undefined if nothing is there. */
  realPath(path: string): string | undefined;
}

export function isFailure<Answer extends object>(answer: Answer | ReadFailure): answer is ReadFailure {
  return 'kind' in answer && answer.kind === 'failure';
}

export function isFile(reader: FileReader, path: string): boolean {
  return reader.status(path)?.kind === 'file';
}

export function isFolder(reader: FileReader, path: string): boolean {
  return reader.status(path)?.kind === 'folder';
}
