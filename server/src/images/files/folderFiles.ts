/** An image layout in a folder. */
import { ImageError, reasonOf } from '../imageError';
import type { FoundPath, ImageHost } from '../imageHost';
import type { ImageFiles } from './imageFiles';

/** `folder` has no symbolic links in it. */
export function folderFiles(folder: string, host: ImageHost): ImageFiles {
  const found = async (path: string): Promise<FoundPath> => {
    const file = await host.find(`${folder}/${path}`);
    if (!file) throw new ImageError('is missing');
    // A link to the files of someone else would show what they hold to whoever looks at the image.
    if (!file.realPath.startsWith(`${folder}/`))
      throw new ImageError('is a symbolic link that leads out of the layout');
    if (file.kind !== 'file') throw new ImageError('is no regular file');
    return file;
  };
  return {
    path: folder,
    isArchive: false,
    damage: undefined,
    async open(path) {
      const { realPath } = await found(path);
      return host.open(realPath).catch((error: unknown) => {
        throw new ImageError(`cannot be read: ${reasonOf(error)}`);
      });
    },
    sizeOf: async (path) => (await found(path)).sizeBytes,
    placeOf: () => 0,
    close: async () => {},
  };
}
