/**
 * What zstd has compressed (RFC 8878): Node has no decoder of its own before 22.15, and VS Code runs on older ones. The frames are taken
 * apart here, and fzstd, which is written in JavaScript, gets one block of them at a time: so no stream, however it is made, holds the
 * thread for longer than a block, or makes it hold a window of two gigabytes.
 */
import { Decompress } from 'fzstd';
import { ByteCursor } from '../images/byteCursor';

export interface Turns {
  now(): number;
  yieldNow(): Promise<void>;
}

/** What `zstd --ultra -22` and `--long` ask for; what writes layers of images asks for no more than 8 MiB unless it is told to. */
const largestWindowMebibytes = 128;

/**
 * fzstd moves the whole window for each block, and a block may be of a byte: so many bytes may be moved for each that comes out. Of honest streams,
 * 256 are.
 */
const mostMovedPerByte = 16 * 1024;
const freeBytes = 256 * 1024;

const largestBlockBytes = 128 * 1024;
const sliceMs = 8;

/** Rejects with a sentence at what is damaged or cut off. Checksums of frames are not compared: digests are. */
export async function* zstdDecompressed(
  chunks: AsyncIterable<Uint8Array>,
  { now, yieldNow }: Turns,
): AsyncGenerator<Uint8Array> {
  const cursor = ByteCursor.ofStream(chunks);
  let sliceStart = now();
  let movedBytes = 0;
  let bytes = 0;
  try {
    for (;;) {
      const magic = await cursor.take(4);
      if (magic.length === 0) return;
      const number = littleEndian(whole(magic, 4));
      if (number >>> 4 === 0x184d2a5) {
        await cursor.skip(littleEndian(await exactly(cursor, 4)));
        continue;
      }
      if (number !== 0xfd2fb528) throw damaged('it has no frame where one should begin');
      for await (const { pieces, windowBytes } of frameBlocks(cursor, magic.slice())) {
        yield* pieces;
        movedBytes += windowBytes;
        bytes += pieces.reduce((sum, { length }) => sum + length, 0);
        if (movedBytes > mostMovedPerByte * (bytes + freeBytes)) {
          throw new Error('its zstd stream is not read: its blocks are made to be slow');
        }
        if (now() - sliceStart < sliceMs) continue;
        await yieldNow();
        sliceStart = now();
      }
    }
  } finally {
    await cursor.close();
  }
}

interface DecodedBlock {
  readonly pieces: readonly Uint8Array[];
  /** Of the frame. */
  readonly windowBytes: number;
}

async function* frameBlocks(cursor: ByteCursor, magic: Uint8Array): AsyncGenerator<DecodedBlock> {
  const { header, hasChecksum, windowBytes } = await frameHeader(cursor, magic);
  let pieces: Uint8Array[] = [];
  const decoder = new Decompress((piece) => pieces.push(piece));
  let waiting: Uint8Array[] = [header];
  for (let isLast = false; !isLast; ) {
    const blockHeader = (await exactly(cursor, 3)).slice();
    const { contentBytes, ...block } = blockOf(blockHeader);
    isLast = block.isLast;
    const content = await exactly(cursor, contentBytes);
    waiting.push(blockHeader, content.slice());
    if (isLast && hasChecksum) waiting.push((await exactly(cursor, 4)).slice());
    decode(decoder, Buffer.concat(waiting), isLast);
    yield { pieces: pieces.filter(({ length }) => length > 0), windowBytes };
    pieces = [];
    waiting = [];
  }
}

function decode(decoder: Decompress, bytes: Uint8Array, isLast: boolean): void {
  try {
    decoder.push(bytes, isLast);
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}

/** The first three bytes of a block: whether it is the last one, its kind, and how many bytes follow. */
function blockOf(header: Uint8Array): { isLast: boolean; contentBytes: number } {
  const bits = littleEndian(header);
  const kind = (bits >> 1) & 3;
  const sizeBytes = bits >> 3;
  if (kind === 3 || sizeBytes > largestBlockBytes) throw damaged('it has a block of no known kind');
  const isRepeated = kind === 1;
  return { isLast: (bits & 1) === 1, contentBytes: isRepeated ? 1 : sizeBytes };
}

async function frameHeader(
  cursor: ByteCursor,
  magic: Uint8Array,
): Promise<{ header: Uint8Array; hasChecksum: boolean; windowBytes: number }> {
  const descriptor = (await exactly(cursor, 1)).slice();
  const flags = descriptor[0] ?? 0;
  const isSingleSegment = (flags & 0x20) !== 0;
  const sizeField = flags >> 6;
  const contentSizeBytes = sizeField > 0 ? 1 << sizeField : isSingleSegment ? 1 : 0;
  const dictionaryBytes = [0, 1, 2, 4][flags & 3] ?? 0;
  const windowDescriptorBytes = isSingleSegment ? 0 : 1;
  const rest = (await exactly(cursor, windowDescriptorBytes + dictionaryBytes + contentSizeBytes)).slice();
  const contentSize = littleEndian(rest.subarray(windowDescriptorBytes + dictionaryBytes));
  const windowBytes = isSingleSegment ? contentSize : windowOf(rest[0] ?? 0);
  const mebibytes = Math.ceil(windowBytes / 1024 / 1024);
  if (mebibytes > largestWindowMebibytes) {
    throw new Error(
      `its zstd stream is not read: it takes a window of ${mebibytes} MiB, and no more than ${largestWindowMebibytes} are given`,
    );
  }
  return { header: Buffer.concat([magic, descriptor, rest]), hasChecksum: (flags & 4) !== 0, windowBytes };
}

/** RFC 8878, 3.1.1.1.2: five bits of exponent and three of mantissa. */
function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

async function exactly(cursor: ByteCursor, length: number): Promise<Uint8Array> {
  return whole(await cursor.take(length), length);
}

function whole(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length < length) throw new Error('its zstd stream ends too early');
  return bytes;
}

function damaged(why: string): Error {
  return new Error(`its zstd stream is damaged: ${why}`);
}

/** Of up to eight bytes, as far as a number is exact. */
function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
