/**
 * One header block of a tar, as POSIX (ustar, pax) and GNU tar write them. Own code, since what npm offers reads streams from end to end:
 * here an archive of a gigabyte is indexed by its headers, and a damaged one is told of and not thrown at.
 */

export const tarBlockBytes = 512;

export interface TarHeader {
  readonly name: string;
  /** The type flag: `0` a file, `5` a folder, `x` attributes of the next member. */
  readonly type: string;
  /** Of what follows the header, without the padding. */
  readonly sizeBytes: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Seconds since 1970. */
  readonly modified: number;
  readonly linkName: string;
  /** The size that a file with holes has when unpacked, in GNU's older format; undefined for any other file. */
  readonly sparseBytes: number | undefined;
  /** Whether more blocks with the places of holes follow. */
  readonly isSparseContinued: boolean;
}

export type TarBlock =
  | { readonly kind: 'header'; readonly header: TarHeader }
  /** All zeros: two of them end the archive. */
  | { readonly kind: 'zeros' }
  | { readonly kind: 'damaged'; readonly why: string };

/** Offsets of POSIX's `struct posix_header`. */
const field = {
  name: [0, 100],
  mode: [100, 8],
  uid: [108, 8],
  gid: [116, 8],
  size: [124, 12],
  modified: [136, 12],
  checksum: [148, 8],
  type: 156,
  linkName: [157, 100],
  magic: [257, 8],
  prefix: [345, 155],
  // GNU's old format has these in the place of the prefix.
  isSparseContinued: 482,
  sparseSize: [483, 12],
} as const;

const space = 32;

/** What a block of 512 bytes is where a header is expected. */
export function readTarBlock(block: Uint8Array): TarBlock {
  const written = readNumber(block, field.checksum);
  const { sum, signedSum, isZero } = checksumsOf(block);
  if (isZero) return { kind: 'zeros' };
  // Old tars added up signed characters.
  if (written !== sum && written !== signedSum) {
    return { kind: 'damaged', why: 'a header has a checksum that does not fit it' };
  }
  const sizeBytes = readNumber(block, field.size);
  if (sizeBytes === undefined || sizeBytes < 0)
    return { kind: 'damaged', why: 'a header has a size that is no number' };
  const magic = latin1(block, field.magic);
  const isPosix = magic.startsWith('ustar\0');
  const prefix = isPosix ? text(block, field.prefix) : '';
  const name = text(block, field.name);
  const type = String.fromCharCode(block[field.type] ?? 0);
  const isSparse = type === 'S' && magic.startsWith('ustar ');
  return {
    kind: 'header',
    header: {
      name: prefix === '' ? name : `${prefix}/${name}`,
      // Before POSIX, files had no type.
      type: type === '\0' ? '0' : type,
      sizeBytes,
      mode: (readNumber(block, field.mode) ?? 0) & 0o7777,
      uid: readNumber(block, field.uid) ?? 0,
      gid: readNumber(block, field.gid) ?? 0,
      modified: readNumber(block, field.modified) ?? 0,
      linkName: text(block, field.linkName),
      sparseBytes: isSparse ? (readNumber(block, field.sparseSize) ?? sizeBytes) : undefined,
      isSparseContinued: isSparse && block[field.isSparseContinued] !== 0,
    },
  };
}

/** Whether a block with places of holes is followed by another one. */
export function isSparseBlockContinued(block: Uint8Array): boolean {
  return (block[504] ?? 0) !== 0;
}

/** The sum of all bytes, those of the checksum itself taken for blanks. */
function checksumsOf(block: Uint8Array): { sum: number; signedSum: number; isZero: boolean } {
  const [checksumStart, checksumLength] = field.checksum;
  let sum = 0;
  let signedSum = 0;
  let bits = 0;
  for (let at = 0; at < tarBlockBytes; at++) {
    const isChecksum = at >= checksumStart && at < checksumStart + checksumLength;
    const byte = block[at] ?? 0;
    bits |= byte;
    const counted = isChecksum ? space : byte;
    sum += counted;
    signedSum += counted > 127 ? counted - 256 : counted;
  }
  return { sum, signedSum, isZero: bits === 0 };
}

type Place = readonly [start: number, length: number];

/** Octal digits, or GNU's base 256 where the highest bit is set; undefined for anything else, and for what no integer holds. */
function readNumber(block: Uint8Array, [start, length]: Place): number | undefined {
  const first = block[start] ?? 0;
  if (first & 0x80) return base256(block, start, length);
  let at = start;
  const end = start + length;
  while (at < end && block[at] === space) at++;
  let value = 0;
  for (; at < end; at++) {
    const digit = block[at] ?? 0;
    if (digit === 0 || digit === space) break;
    if (digit < 48 || digit > 55) return undefined;
    value = value * 8 + digit - 48;
  }
  return Number.isSafeInteger(value) ? value : undefined;
}

function base256(block: Uint8Array, start: number, length: number): number | undefined {
  const isNegative = block[start] === 0xff;
  let value = isNegative ? -1 : (block[start] ?? 0) & 0x7f;
  for (let at = start + 1; at < start + length; at++) value = value * 256 + (block[at] ?? 0);
  return Number.isSafeInteger(value) ? value : undefined;
}

const decoder = new TextDecoder();

/** Up to the first NUL. What is no UTF-8 gets replacement characters. */
function text(block: Uint8Array, [start, length]: Place): string {
  const end = block.indexOf(0, start);
  const last = end < 0 ? start + length : Math.min(end, start + length);
  return last === start ? '' : decoder.decode(block.subarray(start, last));
}

function latin1(block: Uint8Array, [start, length]: Place): string {
  return String.fromCharCode(...block.subarray(start, start + length));
}
