/** Reading bytes in their order, from a stream or from a source in which what is not needed is passed over unread. */
import type { ByteSource } from './imageHost';

const chunkBytes = 64 * 1024;

/** The bytes of a part of a source, in chunks. */
export async function* chunksOf(source: ByteSource, start = 0, end = source.sizeBytes): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const chunk = await source.read(at, Math.min(chunkBytes, end - at));
    if (chunk.length === 0) return;
    at += chunk.length;
    yield chunk;
  }
}

interface ChunkReader {
  /** Undefined at the end. */
  next(): Promise<Uint8Array | undefined>;
  /** Passes over bytes that follow the last chunk; how many there were. */
  skip(length: number): Promise<number>;
  close(): Promise<void>;
}

export class ByteCursor {
  /** How many bytes have been taken or passed over. */
  position = 0;
  private chunk: Uint8Array = new Uint8Array(0);
  private used = 0;

  private constructor(private readonly reader: ChunkReader) {}

  static ofStream(chunks: AsyncIterable<Uint8Array>): ByteCursor {
    const iterator = chunks[Symbol.asyncIterator]();
    const next = async () => {
      const step = await iterator.next();
      return step.done ? undefined : step.value;
    };
    // What of a stream is passed over is read all the same: `pass` does that.
    const close = async () => void (await iterator.return?.());
    return new ByteCursor({ next, skip: async () => 0, close });
  }

  /** Where much is passed over, small chunks are read: a header is followed by a file that nobody asked for. */
  static ofSource(source: ByteSource, chunkLength = 64 * 1024): ByteCursor {
    let at = 0;
    return new ByteCursor({
      async next() {
        const chunk = await source.read(at, chunkLength);
        at += chunk.length;
        return chunk.length === 0 ? undefined : chunk;
      },
      async skip(length) {
        const isThere = Number.isFinite(source.sizeBytes) || (await source.read(at + length - 1, 1)).length === 1;
        const skipped = isThere ? Math.max(0, Math.min(length, source.sizeBytes - at)) : 0;
        at += skipped;
        return skipped;
      },
      close: async () => {},
    });
  }

  /** The next bytes, fewer than asked for only at the end. They are the source's own: who keeps them copies them. */
  async take(length: number): Promise<Uint8Array> {
    if (this.chunk.length - this.used >= length) return this.takeFromChunk(length);
    const taken = new Uint8Array(length);
    let filled = 0;
    await this.pass(length, (bytes) => {
      taken.set(bytes, filled);
      filled += bytes.length;
    });
    return taken.subarray(0, filled);
  }

  /** Hands the next bytes to `use` as they come; how many there were. */
  async pass(length: number, use: (bytes: Uint8Array) => void): Promise<number> {
    let left = length;
    while (left > 0 && (this.used < this.chunk.length || (await this.fill()))) {
      const bytes = this.takeFromChunk(Math.min(left, this.chunk.length - this.used));
      left -= bytes.length;
      use(bytes);
    }
    return length - left;
  }

  /** Passes over bytes; how many there were. */
  async skip(length: number): Promise<number> {
    const inChunk = this.takeFromChunk(Math.min(length, this.chunk.length - this.used)).length;
    if (inChunk === length) return length;
    const skipped = await this.reader.skip(length - inChunk);
    this.position += skipped;
    return inChunk + skipped + (await this.pass(length - inChunk - skipped, () => {}));
  }

  /** Gives up a stream that has not been read to its end; a source stays open. */
  close(): Promise<void> {
    return this.reader.close();
  }

  private takeFromChunk(length: number): Uint8Array {
    const bytes = this.chunk.subarray(this.used, this.used + length);
    this.used += length;
    this.position += length;
    return bytes;
  }

  private async fill(): Promise<boolean> {
    const chunk = await this.reader.next();
    if (chunk === undefined) return false;
    this.chunk = chunk;
    this.used = 0;
    return true;
  }
}
