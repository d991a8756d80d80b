/** Reads a BitBake file: the one way in which the project takes text from the disk. */
import { decodeUtf8 } from '../base/utf8';
import { type FileReader, isFailure } from './files';

/** No file that people write is larger; one that is would hold everything else up. */
const usualLimitBytes = 5 * 1024 * 1024;

export type ReadFile = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'missing' } | Unread;

/** Why a file that is there gives no text. */
export type Unread =
  | { readonly kind: 'tooLarge'; readonly sizeBytes: number }
  /** `line` is the zero-based line of the first byte that is no UTF-8. */
  | { readonly kind: 'notUtf8'; readonly line: number }
  /** `message` as the system says it. */
  | { readonly kind: 'unreadable'; readonly message: string };

/** What is no regular file counts as missing: a pipe or device of a hostile workspace is never opened. */
export function readFile(path: string, reader: FileReader, limitBytes = usualLimitBytes): ReadFile {
  const status = reader.status(path);
  if (status?.kind !== 'file') return { kind: 'missing' };
  if (status.sizeBytes > limitBytes) return { kind: 'tooLarge', sizeBytes: status.sizeBytes };
  const bytes = reader.bytes(path);
  if (isFailure(bytes)) {
    return bytes.reason === 'missing' ? { kind: 'missing' } : { kind: 'unreadable', message: bytes.message };
  }
  const decoded = decodeUtf8(bytes);
  return decoded.kind === 'text' ? decoded : { kind: 'notUtf8', line: decoded.line };
}

/** What is so, and what does not work for it, for people. */
export function readProblem(unread: Unread): string {
  switch (unread.kind) {
    case 'tooLarge': {
      const megabytes = Math.round(unread.sizeBytes / 1024 / 1024);
      return `The file has ${megabytes} MB and is not read: what it defines is unknown here.`;
    }
    case 'notUtf8':
      return `Line ${unread.line + 1} is not UTF-8: BitBake stops at the file with a UnicodeDecodeError.`;
    case 'unreadable':
      return `The file cannot be read, what it defines is unknown here: ${unread.message}`;
  }
}
