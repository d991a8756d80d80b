/** The image that the command line names: by a path, or by its name in a deploy folder. */
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { ImageSource } from '../../toolchain/deploy/sourceImage';
import type { ImageName } from '../../toolchain/deploy/target';
import { findDeployedImages, imageStorageOf, imagesOfRecipe } from '../../toolchain/images/deployedImages';
import { imageNameOfLink, withoutStorageEnding } from '../../toolchain/images/imageReference';

export type FoundImage =
  | { readonly kind: 'image'; readonly source: ImageSource; readonly name: ImageName }
  | { readonly kind: 'missing'; readonly why: string };

export async function findImage(written: string, buildFolder: string | undefined): Promise<FoundImage> {
  const path = resolve(written);
  const storage = await imageStorageOf(path);
  if (storage !== undefined) {
    return { kind: 'image', source: { path, storage }, name: imageNameOfLink(withoutStorageEnding(basename(path))) };
  }
  if (written.includes('/')) return missing(`${written} is no OCI layout and no archive of one`);
  if (buildFolder === undefined) {
    return missing(
      `${written} is no OCI layout; to look for an image of that name, give the build folder with --build`,
    );
  }
  return imageInBuildFolder(written, buildFolder);
}

/** The folder to look for images in: the one that is given, else that of the environment, else the present one if it is one. */
export async function buildFolderOf(given: string | undefined): Promise<string | undefined> {
  if (given !== undefined) return resolve(given);
  const { BUILDDIR } = process.env;
  for (const folder of [BUILDDIR, process.cwd()]) {
    if (folder && (await stat(join(folder, 'conf', 'bblayers.conf')).catch(() => undefined))?.isFile()) return folder;
  }
  return undefined;
}

async function imageInBuildFolder(name: string, buildFolder: string): Promise<FoundImage> {
  const images = await findDeployedImages(buildFolder);
  const exact = images.filter((image) => image.name === name);
  const found = exact.length > 0 ? exact : imagesOfRecipe(images, name, []);
  const [only] = found;
  if (!only) {
    const others = [...new Set(images.map((image) => image.name))].slice(0, mostNamed).join(', ');
    return missing(`no image ${name} in ${buildFolder}/tmp*/deploy/images${others ? `; there are ${others}` : ''}`);
  }
  if (found.length > 1) {
    const paths = found.slice(0, mostNamed).map(({ path }) => path);
    return missing(`several images are called ${name}; give the path of one: ${paths.join(', ')}`);
  }
  const { path, storage } = only;
  return { kind: 'image', source: { path, storage }, name: imageNameOfLink(only.name) };
}

const mostNamed = 10;

function missing(why: string): FoundImage {
  return { kind: 'missing', why };
}
