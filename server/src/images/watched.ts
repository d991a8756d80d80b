import type { ImageWork } from './imageHost';

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
