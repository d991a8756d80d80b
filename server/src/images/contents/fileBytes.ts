/** Reads the bytes of one file out of the tar of its layer, wherever that is stored; no other file is kept, and nothing is written. */
import { ImageError, reasonOf } from '../imageError';
import type { ImageHost, ImageWork } from '../imageHost';
import type { FileEntry } from '../layers/fileTree';
import { layerCursor } from '../layers/layerStream';
import type { StoredImage } from '../layout/containedImage';
import type { OpenImageFile } from '../openImage';

export interface FileBytesRequest {
  readonly file: OpenImageFile;
  readonly stored: StoredImage;
  readonly host: ImageHost;
  readonly work: ImageWork;
}

const chunkBytes = 64 * 1024;

/**
 * The first bytes of a regular file, up to `mostBytes` of them, in chunks. Of a compressed layer, all that lies before is uncompressed. Rejects with
 * an ImageError that finishes "FILE ...", and when the work is given up with the reason of its signal.
 */
export async function* fileBytes(
  { file, stored, host, work }: FileBytesRequest,
  { layer, dataStart, sizeBytes }: FileEntry,
  mostBytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  const wanted = Math.min(sizeBytes, mostBytes);
  if (wanted === 0) return;
  if (dataStart === null) throw new ImageError('is stored with its holes left out, and such files are not read');
  const source = await opened(file, stored, layer);
  try {
    const cursor = await layerCursor(source, host, work);
    try {
      const skipped = await cursor.skip(dataStart);
      for (let left = skipped < dataStart ? 0 : wanted; left > 0; ) {
        const chunk = await cursor.take(Math.min(chunkBytes, left));
        if (chunk.length === 0) break;
        left -= chunk.length;
        yield chunk;
      }
      if (cursor.position < dataStart + wanted) throw new ImageError('cannot be read: its layer ends before it does');
    } finally {
      await cursor.close();
    }
  } catch (error) {
    work.signal?.throwIfAborted();
    throw error instanceof ImageError ? error : new ImageError(`cannot be read: ${reasonOf(error)}`);
  } finally {
    await source.close();
  }
}

async function opened({ files }: OpenImageFile, { layerFiles }: StoredImage, layer: number) {
  try {
    return await files.open(layerFiles[layer] ?? '');
  } catch (error) {
    throw new ImageError(`cannot be read: its layer ${reasonOf(error)}`);
  }
}
