/** SHA-256 (FIPS 180-4). */

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND_CONSTANTS: Uint32Array = fractionalBits(64, 3);

/** The same of the square roots of the first 8 primes. */
const INITIAL_STATE: Uint32Array = fractionalBits(8, 2);

const BLOCK_SIZE = 64;

/** The digest of the bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  const padded = pad(message);
  const view = new DataView(padded.buffer);
  const state = Uint32Array.from(INITIAL_STATE);
  const words = new Uint32Array(64);
  for (let offset = 0; offset < padded.length; offset += BLOCK_SIZE) {
    for (let index = 0; index < 16; index++) words[index] = view.getUint32(offset + 4 * index);
    for (let index = 16; index < 64; index++) {
      const [early, late] = [words[index - 15]!, words[index - 2]!];
      const first = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
      const second = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
      words[index] = words[index - 16]! + first + words[index - 7]! + second;
    }
    mix(state, words);
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (const [index, word] of state.entries()) digest.setUint32(4 * index, word);
  return new Uint8Array(digest.buffer);
}

function mix(state: Uint32Array, words: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let index = 0; index < 64; index++) {
    const upper = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + upper + choice + ROUND_CONSTANTS[index]! + words[index]!) >>> 0;
    const lower = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = (lower + majority) >>> 0;
    [a, b, c, d, e, f, g, h] = [(first + second) >>> 0, a, b, c, (d + first) >>> 0, e, f, g];
  }
  const added = [a, b, c, d, e, f, g, h];
  for (const [index, word] of added.entries()) state[index] = state[index]! + word;
}

function rotated(word: number, count: number): number {
  return (word >>> count) | (word << (32 - count));
}

/** The message with a bit set behind it and its length in bits at its end. */
function pad(message: Uint8Array): Uint8Array {
  const size = Math.ceil((message.length + 9) / BLOCK_SIZE) * BLOCK_SIZE;
  const padded = new Uint8Array(size);
  padded.set(message);
  padded[message.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(size - 8, BigInt(message.length) * 8n);
  return padded;
}

function fractionalBits(count: number, root: 2 | 3): Uint32Array {
  const bits = new Uint32Array(count);
  let found = 0;
  for (let candidate = 2; found < count; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) isPrime = false;
    if (!isPrime) continue;
    const value = root === 2 ? Math.sqrt(candidate) : Math.cbrt(candidate);
    bits[found++] = Math.floor((value - Math.floor(value)) * 2 ** 32);
  }
  return bits;
}
