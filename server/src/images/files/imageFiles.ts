/** The files that an image is stored in, wherever they are: in a folder, or in an archive that is read where it lies. */
import type { ByteSource } from '../imageHost';

export interface ImageFiles {
  /** Of the folder or archive, without symbolic links. */
  readonly path: string;
  readonly isArchive: boolean;
  /** Why not all files of the archive could be found; undefined where they could. */
  readonly damage: string | undefined;
  /**
   * By a path from the top of the layout: `index.json`. Rejects with an ImageError that says what is wrong with the file without naming
   * it: "is missing".
   */
  open(path: string): Promise<ByteSource>;
  /** In bytes; rejects as `open` does. */
  sizeOf(path: string): Promise<number>;
  /** Where in the archive a file begins: to read files in this order is to go through a compressed archive once. 0 in a folder. */
  placeOf(path: string): number;
  close(): Promise<void>;
}

/** A part of another source, which is not its own to close. */
export function partOf(source: ByteSource, start: number, sizeBytes: number): ByteSource {
  return {
    sizeBytes,
    read: (offset, length) => source.read(start + offset, Math.max(0, Math.min(length, sizeBytes - offset))),
    close: async () => {},
  };
}

/** What is held in memory already. */
export function sourceOfBytes(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => {},
  };
}
