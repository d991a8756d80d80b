/** The bytes of a layer as they are in its tar, whatever they are compressed with. */
import { ByteCursor, chunksOf } from '../byteCursor';
import type { ByteSource, Compression, ImageHost, ImageWork } from '../imageHost';
import { sniffedCompression } from '../sniffedCompression';
import { uncompressed } from '../uncompressed';
import { watched } from '../watched';

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
