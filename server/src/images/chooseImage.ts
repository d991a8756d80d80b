/** Which of the images in a file is meant. */
import { ImageError } from './imageError';
import type { StoredImage } from './layout/containedImage';
import type { ImagePlatform } from './layout/descriptor';
import type { OpenImageFile } from './openImage';

/** As Go's tools write it: `linux/arm/v7`. */
function platformText({ os, architecture, variant }: ImagePlatform): string {
  return [os, architecture, ...(variant === null ? [] : [variant])].join('/');
}

/**
 * By a digest or the beginning of one, a name, or a platform; undefined takes the only one. Throws an ImageError that says what there is to choose
 * from.
 */
export function chooseImage({ images, files }: OpenImageFile, wanted: string | undefined): StoredImage {
  const fitting = wanted === undefined ? images : images.filter(({ image }) => isMeant(image, wanted));
  const [first] = fitting;
  if (first && fitting.length === 1) return first;
  const there = images.map(
    ({ image }) => image.names[0] ?? (image.platform ? platformText(image.platform) : image.digest),
  );
  const choice = there.slice(0, 20).join(', ');
  if (images.length === 0) throw new ImageError(`${files.path}: there is no image in it that can be read`);
  if (wanted === undefined)
    throw new ImageError(`${files.path}: there are several images in it, choose one of ${choice}`);
  const what = first ? 'several images are' : 'no image is';
  throw new ImageError(`${files.path}: ${what} meant by ${wanted}, choose one of ${choice}`);
}

/** As `chooseImage`; where none is named, the only one for an architecture counts too. */
export function chooseImageFor(
  file: OpenImageFile,
  wanted: string | undefined,
  architecture: string | undefined,
): StoredImage {
  const fitting = file.images.filter(({ image }) => image.platform?.architecture === architecture);
  const [only] = fitting;
  if (wanted === undefined && architecture !== undefined && only && fitting.length === 1) return only;
  return chooseImage(file, wanted);
}

/** `linux/arm64` means every variant of it. */
function isPlatform(platform: ImagePlatform, wanted: string): boolean {
  return `${platformText(platform)}/`.startsWith(`${wanted}/`) && wanted.includes('/');
}

function isMeant({ digest, names, platform }: StoredImage['image'], wanted: string): boolean {
  if (names.includes(wanted) || (platform && isPlatform(platform, wanted))) return true;
  const hex = digest.slice(digest.indexOf(':') + 1);
  return digest === wanted || (wanted.length >= 6 && hex.startsWith(wanted));
}
