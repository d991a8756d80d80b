/** What a file of an image is for people: its text, what kind of binary it is, or where it leads. */
import { ImageError } from '../imageError';
import { shownPath } from '../layers/entryPath';
import type { FileEntry, ImageFileKind } from '../layers/fileTree';
import type { ImageTrees } from '../layers/imageContents';
import { largestShownBytes, shownBinaryBytes } from '../limits';
import { type FileBytesRequest, fileBytes } from './fileBytes';
import { fileType } from './fileType';
import { followLinks, linkedEntry, locateFile } from './locateFile';

export type ShownFile =
  /** `isCut` where the file has more than the text, which ends with the last whole line then. */
  | { readonly kind: 'text'; readonly text: string; readonly sizeBytes: number; readonly isCut: boolean }
  | {
      readonly kind: 'binary';
      readonly sizeBytes: number;
      /** As people call it; null where the first bytes are those of no known format. */
      readonly type: string | null;
      /** In Base64. */
      readonly firstBytes: string;
    }
  /** A symbolic link as written, and what a container would open for it; null where that leads nowhere. */
  | { readonly kind: 'symlink'; readonly target: string; readonly leadsTo: LinkedFile | null }
  /** What has no content. */
  | { readonly kind: 'special'; readonly fileKind: ImageFileKind };

export interface LinkedFile {
  readonly path: string;
  readonly kind: ImageFileKind;
  readonly layer: number;
}

/** Rejects with an ImageError that names the file, and when the work is given up. `layer` is counted from 0; null for what a container sees. */
export async function shownFile(
  trees: ImageTrees,
  layer: number | null,
  path: string,
  request: FileBytesRequest,
): Promise<ShownFile> {
  const { entry } = locateFile(trees, layer, path);
  if (entry?.kind === 'symlink') {
    const target = entry.target ?? '';
    return { kind: 'symlink', target, leadsTo: linkedFile(trees, path, target) };
  }
  if (entry?.kind !== 'file' && entry?.kind !== 'hardlink') {
    return { kind: 'special', fileKind: entry?.kind ?? 'folder' };
  }
  const content = contentEntry(trees, entry, path);
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of fileBytes(request, content, largestShownBytes)) chunks.push(chunk.slice());
  } catch (error) {
    throw error instanceof ImageError ? new ImageError(`/${shownPath(path)} ${error.message}`) : error;
  }
  return shownBytes(Buffer.concat(chunks), content.sizeBytes);
}

/** The regular file itself, or that which a hard link shares its bytes with. Throws an ImageError where there is none. */
export function contentEntry(trees: ImageTrees, entry: FileEntry, path: string): FileEntry {
  if (entry.kind === 'file') return entry;
  const linked = linkedEntry(trees, entry);
  if (linked) return linked;
  throw new ImageError(`/${shownPath(path)} is a hard link to ${shownPath(entry.target ?? '')}, which is not there`);
}

function linkedFile(trees: ImageTrees, path: string, target: string): LinkedFile | null {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const leadsTo = followLinks(trees, target.startsWith('/') ? target : folder + target);
  if (leadsTo === undefined || leadsTo === '') return null;
  const { entry } = locateFile(trees, null, leadsTo);
  return { path: leadsTo, kind: entry?.kind ?? 'folder', layer: entry?.layer ?? 0 };
}

function shownBytes(bytes: Buffer, sizeBytes: number): ShownFile {
  const isCut = bytes.length < sizeBytes;
  const text = textIn(isCut ? throughLastLine(bytes) : bytes);
  if (text !== undefined) return { kind: 'text', text, sizeBytes, isCut };
  const firstBytes = bytes.subarray(0, shownBinaryBytes).toString('base64');
  return { kind: 'binary', sizeBytes, type: fileType(bytes), firstBytes };
}

const newline = 10;

/** So that no letter is cut in two; one line that is longer than all that is shown is cut anyway. */
function throughLastLine(bytes: Buffer): Buffer {
  const last = bytes.lastIndexOf(newline);
  return last < 0 ? bytes : bytes.subarray(0, last + 1);
}

/** Undefined for what is no text: it has a NUL, or controls that no text has. */
function textIn(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes.some(isForeignToText)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Text of an older encoding: no UTF-8, and no control characters.
    return bytes.toString('latin1');
  }
}

/** Controls but those for blanks, for backing up (manual pages), for colours and for shifts. */
function isForeignToText(byte: number): boolean {
  return byte < 32 && !(byte >= 7 && byte <= 15) && byte !== 27;
}
