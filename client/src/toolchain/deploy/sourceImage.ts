/** What is known of an image before it is copied, read from its layout. */
import { dirname, join } from 'node:path';
import type { ImageStorage } from '../images/deployedImages';
import { type LayoutImage, readLayoutEntries, readLayoutImage } from '../images/ociLayout';
import { unpackLayout } from '../images/unpackLayout';
import type { DeployFailure } from './failure';
import { fullDisk, orTemporaryFolder, tellsOfFullDisk } from './fullDisk';
import { type PlatformImage, readPlatformImages, readSingleImage, type SingleImage } from './platformImages';

export interface ImageSource {
  readonly path: string;
  readonly storage: ImageStorage;
  /** Which of several images in the layout, by its reference name; undefined takes the only one. */
  readonly name?: string;
}

/** An image in a layout, which skopeo reads. */
export interface SourceImage extends LayoutImage, SingleImage {
  readonly layout: string;
  /** The layout holds no other image, so that the name may be left out. */
  readonly isOnly: boolean;
  /** The images of an index; undefined for an image of one platform. */
  readonly platformImages: readonly PlatformImage[] | undefined;
}

export type SourceReading =
  | { readonly kind: 'image'; readonly image: SourceImage }
  | { readonly kind: 'severalImages'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: DeployFailure };

/** `scratch` is a folder into which an archive is unpacked. Rejects as runProgram does. */
export async function readSourceImage(
  source: ImageSource,
  scratch: string,
  signal?: AbortSignal,
): Promise<SourceReading> {
  const opened =
    source.storage === 'layout'
      ? ({ kind: 'layout', path: source.path } as const)
      : await unpackLayout(source, join(scratch, 'unpacked'), signal);
  if (opened.kind === 'failed') {
    const { message, output } = opened;
    if (tellsOfFullDisk(output)) {
      const full = fullDisk(dirname(scratch), orTemporaryFolder);
      return { kind: 'failed', failure: { cause: 'space', message: full, output } };
    }
    return { kind: 'failed', failure: { cause: 'image', message, output } };
  }
  const layout = opened.path;
  const images = await readLayoutEntries(layout);
  if (images.length === 0) {
    return unreadable(`${source.path} is not an OCI image layout: its index.json names no image.`);
  }
  const names = images.flatMap(({ name }) => name ?? []);
  const [first] = images;
  const chosen = source.name === undefined ? first : images.find(({ name }) => name === source.name);
  if (source.name === undefined && images.length > 1) return { kind: 'severalImages', names };
  if (!chosen) return unreadable(`${source.path} holds no image called ${source.name}, only ${names.join(', ')}.`);
  const image = await readLayoutImage(layout, chosen);
  const single = await readSingleImage(layout, chosen.digest);
  const platformImages = await readPlatformImages(layout, chosen.digest);
  return { kind: 'image', image: { ...image, layout, ...single, isOnly: images.length === 1, platformImages } };
}

function unreadable(message: string): SourceReading {
  return { kind: 'failed', failure: { cause: 'image', message, output: '' } };
}
