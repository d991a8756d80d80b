import { ImageError } from './imageError';
import type { Compression, ImageHost } from './imageHost';
import { highestRatio, largestLayerBytes, suspiciousBytes } from './limits';

/** What a compressed layer or archive grows to; rejects with an ImageError where that is more than an honest one would. */
export async function* uncompressed(
  chunks: AsyncIterable<Uint8Array>,
  compression: Exclude<Compression, 'none'>,
  host: Pick<ImageHost, 'decompress'>,
): AsyncGenerator<Uint8Array> {
  let compressedBytes = 0;
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of chunks) {
      compressedBytes += chunk.length;
      yield chunk;
    }
  };
  for await (const chunk of host.decompress(compression, counted())) {
    bytes += chunk.length;
    if (bytes > largestLayerBytes) throw new ImageError('it grows to more than 64 GiB: the rest is not read');
    if (bytes > suspiciousBytes && bytes > compressedBytes * highestRatio) {
      throw new ImageError(`it grows to more than ${highestRatio} times its size: the rest is not read`);
    }
    yield chunk;
  }
}
