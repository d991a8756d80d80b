/** An image host whose files are in memory: for tests that read thousands of images. */
import { nodeImages } from '../../server/src/host/nodeImages';
import { sourceOfBytes } from '../../server/src/images/files/imageFiles';
import type { ImageHost } from '../../server/src/images/imageHost';

/** `files` by absolute path; folders are what stands before a slash. */
export function memoryHost(files: ReadonlyMap<string, Buffer>): ImageHost {
  return {
    ...nodeImages,
    async find(path) {
      const file = files.get(path);
      if (file) return { realPath: path, kind: 'file', sizeBytes: file.length, modifiedMs: 0 };
      const isFolder = [...files.keys()].some((each) => each.startsWith(`${path}/`));
      return isFolder ? { realPath: path, kind: 'folder', sizeBytes: 0, modifiedMs: 0 } : undefined;
    },
    open: async (path) => sourceOfBytes(files.get(path) ?? Buffer.alloc(0)),
  };
}
