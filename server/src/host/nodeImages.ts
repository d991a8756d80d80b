/** The files and the libraries of this machine that images are read with. */
import { createHash } from 'node:crypto';
import { open, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import type { ByteSource, FoundPath, ImageHost } from '../images/imageHost';
import { now, yieldNow } from './clock';
import { gunzipped } from './gunzipped';
import { zstdDecompressed } from './zstdDecompressed';

export const nodeImages: ImageHost = {
  find,
  open: openFile,
  digester(algorithm) {
    const hash = createHash(algorithm);
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
  },
  decompress: (compression, chunks) =>
    compression === 'gzip' ? gunzipped(chunks) : zstdDecompressed(chunks, { now, yieldNow }),
  now,
  yieldNow,
};

async function find(path: string): Promise<FoundPath | undefined> {
  try {
    const realPath = await realpath(path);
    const status = await stat(realPath);
    const kind = status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other';
    return { realPath: realPath.replaceAll(sep, '/'), kind, sizeBytes: status.size, modifiedMs: status.mtimeMs };
  } catch {
    return undefined;
  }
}

async function openFile(path: string): Promise<ByteSource> {
  const file = await open(path);
  const { size } = await file.stat();
  return {
    sizeBytes: size,
    async read(offset, length) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
    close: () => file.close(),
  };
}
