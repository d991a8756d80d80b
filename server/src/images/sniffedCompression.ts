import type { Compression } from './imageHost';

/** By the first four bytes: RFC 1952 for gzip, RFC 8878 for zstd, whose stream may begin with a frame that is to be passed over. */
export function sniffedCompression(bytes: Uint8Array): Compression {
  const [first, second, third, fourth] = bytes;
  if (first === 0x1f && second === 0x8b) return 'gzip';
  if (first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd) return 'zstd';
  const isSkippable = first !== undefined && first >= 0x50 && first <= 0x5f;
  return isSkippable && second === 0x2a && third === 0x4d && fourth === 0x18 ? 'zstd' : 'none';
}
