/** MD5 (RFC 1321). */

const SHIFTS: readonly (readonly number[])[] = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];

const BLOCK_SIZE = 64;

/** The digest of the bytes. */
export function md5(message: Uint8Array): Uint8Array {
  const padded = pad(message);
  const view = new DataView(padded.buffer);
  let state: readonly [number, number, number, number] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let offset = 0; offset < padded.length; offset += BLOCK_SIZE) {
    let [a, b, c, d] = state;
    for (let index = 0; index < 64; index++) {
      const round = index >>> 4;
      const mixed =
        (a + roundFunction(round, b, c, d) + constant(index) + view.getUint32(offset + 4 * wordIndex(index), true)) >>>
        0;
      const shift = SHIFTS[round]![index & 3]!;
      [a, b, c, d] = [d, (b + ((mixed << shift) | (mixed >>> (32 - shift)))) >>> 0, b, c];
    }
    state = [(state[0] + a) >>> 0, (state[1] + b) >>> 0, (state[2] + c) >>> 0, (state[3] + d) >>> 0];
  }
  const digest = new DataView(new ArrayBuffer(16));
  for (const [index, word] of state.entries()) digest.setUint32(4 * index, word, true);
  return new Uint8Array(digest.buffer);
}

function roundFunction(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 1) return (d & b) | (~d & c);
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
}

function wordIndex(index: number): number {
  const factors = [1, 5, 3, 7];
  const starts = [0, 1, 5, 0];
  const round = index >>> 4;
  return (factors[round]! * index + starts[round]!) & 15;
}

function constant(index: number): number {
  return Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32);
}

/** The message with a bit set behind it and its length in bits at its end, the lowest byte first. */
function pad(message: Uint8Array): Uint8Array {
  const size = Math.ceil((message.length + 9) / BLOCK_SIZE) * BLOCK_SIZE;
  const padded = new Uint8Array(size);
  padded.set(message);
  padded[message.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(size - 8, BigInt(message.length) * 8n, true);
  return padded;
}
