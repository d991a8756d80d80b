/** The bytes of a layer as they are in its tar, whatever they are compressed with, and no more of them than a layer may have. */
import { ByteCursor, chunksOf } from '../byteCursor';
import { ImageError } from '../imageError';
import type { ByteSource, Compression, ImageHost, ImageWork } from '../imageHost';
import { highestRatio, largestLayerBytes, suspiciousBytes } from '../limits';
import { sniffedCompression } from '../sniffedCompression';

/** The chunks as they come, of which the caller is told; ends with the signal's reason when the work is given up. */
export async function* watched(
  chunks: AsyncIterable<Uint8Array>,
  { signal, advance }: ImageWork,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    yield chunk;
    advance?.(chunk.length);
  }
}

/** What a compressed layer grows to; rejects with an ImageError where that is more than an honest one would. */
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

export async function compressionOf(source: ByteSource): Promise<Compression> {
  return sniffedCompression(await source.read(0, 4));
}

/** A cursor at the beginning of the layer's tar. In one that is not compressed, what is passed over is not read, and not told of. */
export async function layerCursor(source: ByteSource, host: ImageHost, work: ImageWork): Promise<ByteCursor> {
  const compression = await compressionOf(source);
  if (compression === 'none') return ByteCursor.ofSource(abortable(source, work));
  return ByteCursor.ofStream(uncompressed(watched(chunksOf(source), work), compression, host));
}

function abortable(source: ByteSource, { signal }: ImageWork): ByteSource {
  return {
    get sizeBytes() {
      return source.sizeBytes;
    },
    read(offset, length) {
      signal?.throwIfAborted();
      return source.read(offset, length);
    },
    close: () => source.close(),
  };
}
