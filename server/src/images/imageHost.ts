/** What reading images asks of the machine. It is handed in, so that this layer touches no file, no clock and no library of Node's. */

/** Bytes that can be read from any place. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** From an offset on, as many as asked for; fewer only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface FoundPath {
  /** Without symbolic links. */
  readonly realPath: string;
  /** Of what links lead to; `other` may block whoever opens it. */
  readonly kind: 'file' | 'folder' | 'other';
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

export type Compression = 'none' | 'gzip' | 'zstd';

export type DigestAlgorithm = 'sha256' | 'sha512';

export interface Digester {
  update(bytes: Uint8Array): void;
  /** In small hexadecimal digits; the last call. */
  hex(): string;
}

/** Paths are absolute, with `/`. */
export interface ImageHost {
  /** Undefined if nothing is there. */
  find(path: string): Promise<FoundPath | undefined>;
  /** Rejects if the file cannot be opened. */
  open(path: string): Promise<ByteSource>;
  digester(algorithm: DigestAlgorithm): Digester;
  /** What was compressed, in pieces of no more than a megabyte; rejects with a text for people at what is damaged or cut off. */
  decompress(compression: Exclude<Compression, 'none'>, chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** A clock in milliseconds. */
  now(): number;
  /** Comes back after everything that waits has had its turn. */
  yieldNow(): Promise<void>;
}

/** Work that the caller may give up, and wants to know the state of. */
export interface ImageWork {
  readonly signal?: AbortSignal | undefined;
  /** So many bytes more have been read. */
  readonly advance?: (bytes: number) => void;
}
