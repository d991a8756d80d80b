/** The members of a tar, one after the other: what pax headers and GNU's long names say of a member is in it. */
import type { ByteCursor } from '../byteCursor';
import { ImageError } from '../imageError';
import { readPaxRecords } from './paxRecords';
import { isSparseBlockContinued, readTarBlock, type TarHeader, tarBlockBytes } from './tarHeader';

export interface TarMember {
  /** As written. */
  readonly name: string;
  /** The type flag of its header. */
  readonly type: string;
  /** What an unpacked file has, holes included. */
  readonly sizeBytes: number;
  /** Where its bytes are in the tar, and how many. */
  readonly dataStart: number;
  readonly dataBytes: number;
  /** Whether the bytes in the tar lack the holes of the file, and say where these are instead. */
  readonly isSparse: boolean;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modified: number;
  readonly linkName: string;
  /** `security.capability`, which Linux keeps as an attribute. */
  readonly hasCapabilities: boolean;
}

/** What a header before the member it is about may have. */
const longestExtensionBytes = 1024 * 1024;

/**
 * While it stands at a member, the cursor is where the member's bytes begin, and whoever asks may read some of them. Rejects with an ImageError
 * at what is damaged or ends too early; the end of a tar may lack its blocks of zeros.
 */
export async function* tarMembers(cursor: ByteCursor): AsyncGenerator<TarMember> {
  let globals: ReadonlyMap<string, string> = new Map();
  let pending: PendingAttributes = {};
  for (;;) {
    const header = await nextHeader(cursor);
    if (header === undefined) return;
    switch (header.type) {
      case 'g':
        globals = new Map([...globals, ...(await paxRecords(cursor, header))]);
        break;
      case 'x':
        pending = { ...pending, records: await paxRecords(cursor, header) };
        break;
      case 'L':
        pending = { ...pending, longName: await longText(cursor, header) };
        break;
      case 'K':
        pending = { ...pending, longLinkName: await longText(cursor, header) };
        break;
      default: {
        const member = memberOf(header, new Map([...globals, ...(pending.records ?? [])]), pending, cursor.position);
        yield member;
        await passOver(cursor, member);
        pending = {};
      }
    }
  }
}

/** What stands before the header of the member it is about. */
interface PendingAttributes {
  readonly records?: ReadonlyMap<string, string>;
  readonly longName?: string;
  readonly longLinkName?: string;
}

/** Undefined at the end: at zeros, or where no byte is left. */
async function nextHeader(cursor: ByteCursor): Promise<TarHeader | undefined> {
  const at = cursor.position;
  const bytes = await cursor.take(tarBlockBytes);
  if (bytes.length === 0) return undefined;
  if (bytes.length < tarBlockBytes) throw new ImageError('it ends in the middle of a header');
  const block = readTarBlock(bytes);
  switch (block.kind) {
    case 'zeros':
      return undefined;
    case 'damaged':
      throw new ImageError(`${block.why}, at byte ${at}`);
    case 'header':
      if (block.header.isSparseContinued) await passSparseBlocks(cursor);
      return block.header;
  }
}

async function passSparseBlocks(cursor: ByteCursor): Promise<void> {
  for (;;) {
    const block = await cursor.take(tarBlockBytes);
    if (block.length < tarBlockBytes) throw new ImageError('it ends in the middle of a header');
    if (!isSparseBlockContinued(block)) return;
  }
}

async function paxRecords(cursor: ByteCursor, header: TarHeader): Promise<ReadonlyMap<string, string>> {
  const at = cursor.position;
  const records = readPaxRecords(await extension(cursor, header));
  if (!records) throw new ImageError(`an extended header is damaged, at byte ${at}`);
  return records;
}

async function longText(cursor: ByteCursor, header: TarHeader): Promise<string> {
  const bytes = await extension(cursor, header);
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
}

const decoder = new TextDecoder();

async function extension(cursor: ByteCursor, { sizeBytes }: TarHeader): Promise<Uint8Array> {
  if (sizeBytes > longestExtensionBytes) throw new ImageError('an extended header has more than 1 MiB');
  const bytes = await cursor.take(padded(sizeBytes));
  if (bytes.length < sizeBytes) throw new ImageError('it ends in the middle of an extended header');
  return bytes.subarray(0, sizeBytes);
}

/** These have no bytes, whatever their header says. */
const typesWithoutBytes = new Set(['1', '2', '3', '4', '5', '6']);

/** One of them is in each of GNU tar's three versions of sparse files in pax. */
const sparseKeys = ['GNU.sparse.major', 'GNU.sparse.size', 'GNU.sparse.map'];

function memberOf(
  header: TarHeader,
  records: ReadonlyMap<string, string>,
  pending: PendingAttributes,
  dataStart: number,
): TarMember {
  const stored = numberIn(records, 'size') ?? header.sizeBytes;
  const dataBytes = typesWithoutBytes.has(header.type) ? 0 : stored;
  const realBytes = numberIn(records, 'GNU.sparse.realsize') ?? numberIn(records, 'GNU.sparse.size');
  const named = (key: string) => records.get(key) || undefined;
  return {
    name: named('GNU.sparse.name') ?? named('path') ?? pending.longName ?? header.name,
    type: header.type,
    sizeBytes: realBytes ?? header.sparseBytes ?? dataBytes,
    dataStart,
    dataBytes,
    isSparse: header.sparseBytes !== undefined || sparseKeys.some((key) => records.has(key)),
    mode: header.mode,
    uid: numberIn(records, 'uid') ?? header.uid,
    gid: numberIn(records, 'gid') ?? header.gid,
    modified: Math.floor(Number(named('mtime') ?? header.modified)) || 0,
    linkName: named('linkpath') ?? pending.longLinkName ?? header.linkName,
    hasCapabilities: records.has('SCHILY.xattr.security.capability'),
  };
}

function numberIn(records: ReadonlyMap<string, string>, key: string): number | undefined {
  const text = records.get(key);
  if (text === undefined || !/^\d{1,16}$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

async function passOver(cursor: ByteCursor, { name, dataStart, dataBytes }: TarMember): Promise<void> {
  await cursor.skip(dataStart + padded(dataBytes) - cursor.position);
  // The padding of the last file is missing in some tars.
  if (cursor.position < dataStart + dataBytes) throw new ImageError(`it ends in the middle of ${name}`);
}

function padded(sizeBytes: number): number {
  return Math.ceil(sizeBytes / tarBlockBytes) * tarBlockBytes;
}
