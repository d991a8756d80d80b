import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** Node's own 16 KiB make a layer of a gigabyte four times slower. */
const chunkSize = 128 * 1024;

/** What gzip has compressed, of all its members, by Node in threads of its own. Rejects with a sentence at what is damaged or cut off. */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize });
  const fed = pipeline(Readable.from(chunks), gunzip);
  // It is told of by the loop below.
  fed.catch(() => {});
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    throw isZlibError(error) ? new Error(sentence(error)) : error;
  } finally {
    gunzip.destroy();
  }
}

function isZlibError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function sentence({ code, message }: NodeJS.ErrnoException): string {
  return code === 'Z_BUF_ERROR' ? 'its gzip stream ends too early' : `its gzip stream is damaged: ${message}`;
}
