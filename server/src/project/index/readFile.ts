/** Reads a BitBake file for the index. */
import { decodeUtf8 } from '../../base/utf8';
import { type FileReader, isFailure } from '../files';

/** No file that people write is larger; one that is would hold everything else up. */
const FILE_LIMIT_BYTES = 5 * 1024 * 1024;

/** `message` is for people: what is so and what does not work for it. */
export type ReadFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly message: string };

export function readFile(path: string, reader: FileReader): ReadFile {
  const status = reader.status(path);
  if (status?.kind !== 'file') return { kind: 'missing' };
  if (status.sizeBytes > FILE_LIMIT_BYTES) {
    const megabytes = Math.round(status.sizeBytes / 1024 / 1024);
    return {
      kind: 'unreadable',
      message: `The file has ${megabytes} MB and is not read: what it defines is unknown here.`,
    };
  }
  const bytes = reader.bytes(path);
  if (isFailure(bytes)) {
    if (bytes.reason === 'missing') return { kind: 'missing' };
    return {
      kind: 'unreadable',
      message: `The file cannot be read, what it defines is unknown here: ${bytes.message}`,
    };
  }
  const decoded = decodeUtf8(bytes);
  if (decoded.kind === 'text') return decoded;
  const message = `Line ${decoded.line + 1} is not UTF-8: BitBake stops at the file with a UnicodeDecodeError.`;
  return { kind: 'unreadable', message };
}
