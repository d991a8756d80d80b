/**
 * The OCI images in a build folder's deploy folders. meta-virtualization deploys each image three times, as a layout folder, as a tar of
 * its content (`-oci.tar`) and as a tar of the folder (`-oci-dir.tar`), each under a dated name with a link
 * `<image>-<tag>-oci` to the newest; one image is listed once here, under the link's name.
 */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What skopeo can read it as; a folder in a tar has to be unpacked first. */
export type ImageStorage = 'layout' | 'archive' | 'archivedFolder';

export interface DeployedImage {
  /** The name of the link, without its `-oci` ending: `container-base-latest`. */
  readonly name: string;
  readonly machine: string;
  /** The path without symbolic links. */
  readonly path: string;
  readonly storage: ImageStorage;
  readonly modifiedMs: number;
}

/** How a file or folder name in the deploy folder ends, in the order in which skopeo prefers them. */
const endings: readonly (readonly [ending: string, storage: ImageStorage])[] = [
  ['-oci', 'layout'],
  ['-oci.tar', 'archive'],
  ['-oci-dir.tar', 'archivedFolder'],
];

/**
 * The images under `tmp*` of the build folder (multiconfigs have a `tmp-<name>` each), newest first. Folders that cannot be
 * read are passed over.
 */
export async function findDeployedImages(buildFolder: string): Promise<readonly DeployedImage[]> {
  const temporaryFolders = (await foldersIn(buildFolder)).filter((name) => name.startsWith('tmp'));
  const found = await Promise.all(
    temporaryFolders.map(async (temporary) => {
      const images = join(buildFolder, temporary, 'deploy', 'images');
      const machines = await foldersIn(images);
      return Promise.all(machines.map((machine) => imagesOfMachine(join(images, machine), machine)));
    }),
  );
  return found.flat(2).sort((a, b) => b.modifiedMs - a.modifiedMs || (a.name < b.name ? -1 : 1));
}

/**
 * The images of a recipe, in their order: the link is called after the recipe and the tag. Of several recipes whose names an image's name
 * begins with, the longest is its own.
 */
export function imagesOfRecipe(
  images: readonly DeployedImage[],
  recipe: string,
  recipeNames: readonly string[],
): readonly DeployedImage[] {
  const isOf = (name: string, image: DeployedImage): boolean =>
    image.name === name || image.name.startsWith(`${name}-`);
  const longer = recipeNames.filter((name) => name.startsWith(`${recipe}-`));
  return images.filter((image) => isOf(recipe, image) && !longer.some((name) => isOf(name, image)));
}

/** What a path chosen by hand holds: an OCI layout, or an archive of one by its name; undefined for anything else. */
export async function imageStorageOf(path: string): Promise<ImageStorage | undefined> {
  const status = await stat(path).catch(() => undefined);
  if (status?.isDirectory()) return (await isLayout(path)) ? 'layout' : undefined;
  if (!status?.isFile()) return undefined;
  if (path.endsWith('-dir.tar')) return 'archivedFolder';
  return path.endsWith('.tar') ? 'archive' : undefined;
}

async function imagesOfMachine(folder: string, machine: string): Promise<readonly DeployedImage[]> {
  const byContent = new Map<string, { readonly image: DeployedImage; readonly rank: number }>();
  for (const entry of await entriesOf(folder)) {
    const rank = endings.findIndex(([ending]) => entry.name.endsWith(ending));
    const ending = endings[rank];
    if (!ending) continue;
    const image = await deployedImage(join(folder, entry.name), entry.name, machine, ending);
    if (!image) continue;
    const content = withoutEnding(image.path, ending[0]);
    const known = byContent.get(content);
    const isLink = entry.isSymbolicLink();
    if (!known || rank < known.rank || (rank === known.rank && isLink)) byContent.set(content, { image, rank });
  }
  return [...byContent.values()].map(({ image }) => image);
}

async function deployedImage(
  path: string,
  fileName: string,
  machine: string,
  [ending, storage]: readonly [string, ImageStorage],
): Promise<DeployedImage | undefined> {
  try {
    const target = await realpath(path);
    const status = await stat(target);
    const fits = storage === 'layout' ? status.isDirectory() && (await isLayout(target)) : status.isFile();
    if (!fits) return undefined;
    return { name: withoutEnding(fileName, ending), machine, path: target, storage, modifiedMs: status.mtimeMs };
  } catch {
    // A link whose dated target was removed by a later build.
    return undefined;
  }
}

async function isLayout(folder: string): Promise<boolean> {
  const files = await Promise.all(
    ['index.json', 'oci-layout'].map((name) => stat(join(folder, name)).catch(() => undefined)),
  );
  return files.every((file) => file?.isFile());
}

/** The name without its ending; a dated tar of a folder named `x-oci` is `x-oci.tar` or `x-oci-dir.tar`. */
function withoutEnding(name: string, ending: string): string {
  return name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await entriesOf(folder);
  return entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink()).map((entry) => entry.name);
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}
