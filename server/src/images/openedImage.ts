/** What an image file holds, as plain data: told without any layer being read. */
import type { ImageProblem } from './imageProblems';
import type { ContainedImage } from './layout/containedImage';
import type { ImageStorage, OpenImageFile } from './openImage';

export interface OpenedImage {
  readonly kind: 'opened';
  readonly path: string;
  readonly storage: ImageStorage;
  readonly images: readonly ContainedImage[];
  /** All blobs that are referred to, each counted once. */
  readonly blobCount: number;
  readonly blobBytes: number;
  readonly problems: readonly ImageProblem[];
}

export function openedImage({ files, storage, images, blobs, problems }: OpenImageFile): OpenedImage {
  return {
    kind: 'opened',
    path: files.path,
    storage,
    images: images.map(({ image }) => image),
    blobCount: blobs.length,
    blobBytes: blobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    problems,
  };
}
