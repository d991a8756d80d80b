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

/** A form that an image is deployed in. */
export interface DeployedFile {
  /** The path without symbolic links. */
  readonly path: string;
  readonly storage: ImageStorage;
  /** Of an archive; null for a folder. */
  readonly sizeBytes: number | null;
}

export interface DeployedImage {
  /** The name of the link, without its `-oci` ending: `container-base-latest`. */
  readonly name: string;
  readonly machine: string;
  /** The path without symbolic links. */
  readonly path: string;
  readonly storage: ImageStorage;
  readonly modifiedMs: number;
  /** Whether only the dated name of a build is left of it: the links lead to a newer one. */
  readonly isOlderBuild: boolean;
  /** All forms that it is deployed in, the one at `path` first. */
  readonly files: readonly DeployedFile[];
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

/** The images of a recipe, in their order. */
export function imagesOfRecipe(
  images: readonly DeployedImage[],
  recipe: string,
  recipeNames: readonly string[],
): readonly DeployedImage[] {
  const names = [recipe, ...recipeNames];
  return images.filter((image) => recipeOfImage(image, names) === recipe);
}

/**
 * The recipe that an image is of: its link is called after the recipe and the tag. Of several recipes whose names an image's name begins
 * with, the longest is its own.
 */
export function recipeOfImage(
  { name }: Pick<DeployedImage, 'name'>,
  recipeNames: readonly string[],
): string | undefined {
  let longest: string | undefined;
  for (const recipe of recipeNames) {
    const fits = name.startsWith(recipe) && (name.length === recipe.length || name[recipe.length] === '-');
    if (fits && recipe.length > (longest?.length ?? 0)) longest = recipe;
  }
  return longest;
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
  const looked = await Promise.all((await entriesOf(folder)).map((entry) => foundFile(folder, entry)));
  const found = looked.filter((file) => file !== undefined).sort(byPreference);
  const byContent = new Map<string, FoundFile[]>();
  // sloci-image gives the archives names of their own, so that only the links tell that they belong to the layout.
  const contentOfLinks = new Map<string, string>();
  for (const file of found) {
    const content = (file.isLink && contentOfLinks.get(file.name)) || withoutEnding(file.path, endings[file.rank]?.[0]);
    if (file.isLink) contentOfLinks.set(file.name, content);
    byContent.set(content, [...(byContent.get(content) ?? []), file]);
  }
  return [...byContent.values()].flatMap((files) => deployedImage(machine, files) ?? []);
}

interface FoundFile extends DeployedFile {
  /** Without its ending. */
  readonly name: string;
  readonly isLink: boolean;
  /** Its place in `endings`. */
  readonly rank: number;
  readonly modifiedMs: number;
}

function byPreference(one: FoundFile, other: FoundFile): number {
  return one.rank - other.rank || Number(other.isLink) - Number(one.isLink) || (one.name < other.name ? -1 : 1);
}

function deployedImage(machine: string, found: readonly FoundFile[]): DeployedImage | undefined {
  const [preferred] = found;
  if (!preferred) return undefined;
  const { name, path, storage, modifiedMs } = preferred;
  const files = new Map(found.map(({ path, storage, sizeBytes }) => [path, { path, storage, sizeBytes }]));
  const isOlderBuild = /-\d{14}\b/.test(name) && !found.some(({ isLink }) => isLink);
  return { name, machine, path, storage, modifiedMs, isOlderBuild, files: [...files.values()] };
}

async function foundFile(folder: string, entry: Dirent): Promise<FoundFile | undefined> {
  const rank = endings.findIndex(([ending]) => entry.name.endsWith(ending));
  const [ending, storage] = endings[rank] ?? [];
  if (ending === undefined || storage === undefined) return undefined;
  try {
    const path = await realpath(join(folder, entry.name));
    const status = await stat(path);
    const fits = storage === 'layout' ? status.isDirectory() && (await isLayout(path)) : status.isFile();
    if (!fits) return undefined;
    const sizeBytes = storage === 'layout' ? null : status.size;
    const name = withoutEnding(entry.name, ending);
    return { name, isLink: entry.isSymbolicLink(), rank, path, storage, sizeBytes, modifiedMs: status.mtimeMs };
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
function withoutEnding(name: string, ending = ''): string {
  return ending !== '' && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await entriesOf(folder);
  return entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink()).map((entry) => entry.name);
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}
