/** An image as its layout folder, under a path that every container tool takes: they split their arguments at colons. */
import { mkdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { ImageSource } from '../deploy/sourceImage';
import { type LayoutImage, readLayoutImages } from '../images/ociLayout';
import { unpackLayout } from '../images/unpackLayout';
import { withScratchFolder } from '../scratchFolder';
import { imageRepository } from './containerName';
import { RunFailure } from './runFailure';

export interface OpenLayout {
  /** The folder in which `path` is to be taken. */
  readonly folder: string;
  /** `metavirt/hello-container`: podman makes the name of the image of it. */
  readonly path: string;
  /** The reference name of the image in the layout; undefined where the only one has none. */
  readonly name: string | undefined;
}

/**
 * Calls `use` with the layout of an image, for which a tar is unpacked, and removes what was made for it. Throws RunFailure where there is no
 * such image, or several and none was named.
 */
export async function withOpenLayout<Result>(
  source: ImageSource,
  imageName: string,
  use: (layout: OpenLayout) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  return withScratchFolder(tmpdir(), 'metavirt-run-', async (folder) => {
    const layout = source.storage === 'layout' ? resolve(source.path) : await unpackedLayout(source, folder, signal);
    const images = await readLayoutImages(layout);
    const { name } = chosenImage(images, source);
    const path = imageRepository(imageName);
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await symlink(layout, join(folder, path));
    return use({ folder, path, name });
  });
}

function chosenImage(images: readonly LayoutImage[], { path, name }: ImageSource): LayoutImage {
  const named = name === undefined ? images : images.filter((image) => image.name === name);
  const [only] = named;
  if (only && (named.length === 1 || name !== undefined)) return only;
  if (!only) throw new RunFailure(`${path} holds no OCI image${name === undefined ? '' : ` called ${name}`}.`);
  const names = images.flatMap((image) => image.name ?? []);
  throw new RunFailure(`The layout holds several images: ${names.join(', ')}. Say which one.`);
}

async function unpackedLayout(source: ImageSource, folder: string, signal: AbortSignal | undefined): Promise<string> {
  const unpacked = await unpackLayout(source, join(folder, 'unpacked'), signal);
  if (unpacked.kind === 'failed') throw new RunFailure(unpacked.message);
  return unpacked.path;
}
