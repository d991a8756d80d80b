/** The trees of an image that a request names, remembered or read. */
import type { ExpectingWork } from '../../host/imageEngine';
import type { ImageTrees } from '../../images/layers/imageContents';
import type { OpenImageFile } from '../../images/openImage';
import type { Session } from '../session';
import type { ImageEngine } from './imageRequest';

export interface NamedImage {
  readonly path: string;
  /** The digest of the manifest. */
  readonly image: string;
}

/** Rejects with an ImageError where there is no such image. */
export async function imageTrees(
  { imageTrees: remembered }: Session,
  engine: ImageEngine,
  { path, image }: NamedImage,
  work: ExpectingWork,
): Promise<ImageTrees> {
  const stamp = await engine.imageStamp(path);
  return remembered.get(`${stamp} ${image}`, work, (shared) => {
    const read = async (file: OpenImageFile): Promise<ImageTrees> => {
      const stored = engine.chooseImage(file, image);
      work.expect?.(stored.image.layerBytes);
      return engine.contentsOf(file, stored, shared, false);
    };
    return engine.withImage(path, read, shared);
  });
}
