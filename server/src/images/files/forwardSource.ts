/**
 * A compressed file as a source of the bytes in it. They can only be read from the beginning on, so the source remembers how far it has
 * come and starts again for what lies before.
 */
import { ByteCursor, chunksOf } from '../byteCursor';
import type { ByteSource, Compression, ImageHost, ImageWork } from '../imageHost';
import { uncompressed } from '../uncompressed';
import { watched } from '../watched';

/** Its size is not known before the end has been read: it is infinite until then. */
export function forwardSource(
  compressed: ByteSource,
  compression: Exclude<Compression, 'none'>,
  host: Pick<ImageHost, 'decompress'>,
  { signal }: ImageWork,
): ByteSource {
  const fromStart = () =>
    ByteCursor.ofStream(uncompressed(watched(chunksOf(compressed), { signal }), compression, host));
  let cursor = fromStart();
  let sizeBytes = Number.POSITIVE_INFINITY;
  return {
    get sizeBytes() {
      return sizeBytes;
    },
    async read(offset, length) {
      if (offset < cursor.position) {
        await cursor.close();
        cursor = fromStart();
      }
      await cursor.skip(offset - cursor.position);
      const bytes = await cursor.take(length);
      if (bytes.length < length) sizeBytes = cursor.position;
      return bytes;
    },
    async close() {
      await cursor.close();
      await compressed.close();
    },
  };
}
