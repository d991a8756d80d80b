import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { zstdDecompressed } from '../../../server/src/host/zstdDecompressed';

/** A frame of raw and of repeated blocks (RFC 8878), which need no compressor; the window is 1 KiB times a power of two. */
function frame(blocks: readonly Buffer[], { windowExponent = 7, hasChecksum = false } = {}): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, hasChecksum ? 4 : 0, windowExponent << 3]);
  const checksum = hasChecksum ? Buffer.alloc(4) : Buffer.alloc(0);
  return Buffer.concat([header, ...blocks, checksum]);
}

function block(kind: number, size: number, content: Buffer, isLast: boolean): Buffer {
  const header = Buffer.alloc(3);
  header.writeUIntLE((size << 3) | (kind << 1) | Number(isLast), 0, 3);
  return Buffer.concat([header, content]);
}

const raw = (text: string, isLast = true): Buffer => block(0, text.length, Buffer.from(text), isLast);
const repeated = (letter: string, count: number, isLast = true): Buffer => block(1, count, Buffer.from(letter), isLast);
const skippable = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);

/** `zstd -19` of "metavirt " forty times. */
const compressed = Buffer.from('KLUv/QBohQAASG1ldGF2aXJ0IAEAXFTLEQ==', 'base64');

async function read(bytes: Uint8Array, chunkBytes = 5): Promise<string> {
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  };
  let text = '';
  for await (const chunk of zstdDecompressed(chunks(), { now: () => 0, yieldNow: async () => {} })) {
    text += Buffer.from(chunk).toString();
  }
  return text;
}

describe('What zstd has compressed', () => {
  it('is read in chunks of any length', async () => {
    for (const chunkBytes of [1, 7, 1000]) assert.equal(await read(compressed, chunkBytes), 'metavirt '.repeat(40));
  });

  it('may be several frames, some of which are to be passed over', async () => {
    const first = frame([raw('a', false), repeated('b', 3)], { hasChecksum: true });
    assert.equal(
      await read(Buffer.concat([skippable, first, skippable, frame([raw('')]), frame([raw('c')])])),
      'abbbc',
    );
    assert.equal(await read(Buffer.alloc(0)), '');
  });

  it('is given up where it asks for a window of gigabytes', async () => {
    assert.equal(await read(frame([raw('a')], { windowExponent: 17 })), 'a');
    await assert.rejects(
      read(frame([raw('a')], { windowExponent: 21 })),
      /takes a window of 2048 MiB, and no more than 128 are given$/,
    );
  });

  for (const [what, bytes, message] of [
    ['ends in a frame', frame([raw('abc', false)]), /ends too early$/],
    ['ends in a block', compressed.subarray(0, 20), /ends too early$/],
    [
      'has a block of an unknown kind',
      frame([block(3, 1, Buffer.from('a'), true)]),
      /damaged: it has a block of no known kind$/,
    ],
    [
      'has a block of more than 128 KiB',
      frame([repeated('a', 1_000_000)]),
      /damaged: it has a block of no known kind$/,
    ],
    [
      'goes on with something else',
      Buffer.concat([frame([raw('a')]), Buffer.from('words')]),
      /damaged: it has no frame where one should begin$/,
    ],
    ['has a damaged block', Buffer.concat([compressed.subarray(0, 10), Buffer.alloc(30, 0xff)]), /zstd stream/],
  ] as const) {
    it(`is refused with a sentence where it ${what}`, () => assert.rejects(read(bytes), message));
  }

  it('is given up where a window of megabytes is to be moved for every byte', async () => {
    const blocks = Array.from({ length: 200 }, (_, index) => repeated('x', 1, index === 199));
    assert.equal((await read(frame(blocks, { windowExponent: 7 }), 5000)).length, 200);
    await assert.rejects(read(frame(blocks, { windowExponent: 15 }), 5000), /its blocks are made to be slow$/);
  });

  it('lets others have their turn, block after block', async () => {
    let time = 0;
    let turns = 0;
    const blocks = Array.from({ length: 100 }, (_, index) => repeated('x', 128 * 1024, index === 99));
    const chunks = async function* () {
      yield frame(blocks);
    };
    const yieldNow = async () => void turns++;
    let bytes = 0;
    for await (const chunk of zstdDecompressed(chunks(), { now: () => time++, yieldNow })) bytes += chunk.length;
    assert.equal(bytes, 100 * 128 * 1024);
    assert.ok(turns >= 10, `${turns} turns`);
  });
});
