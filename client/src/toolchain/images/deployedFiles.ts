/**
 * What recipes that give no OCI image leave in a build folder's deploy folders: file systems of host images in `deploy/images`, and the
 * packages that bundles are.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface OtherDeployedFile {
  /** The recipe that it is called after. */
  readonly recipe: string;
  /** The type of the image or package: `ext4`, `wic.zst`, `rpm`. */
  readonly type: string;
  /** The machine, or the architecture of a package. */
  readonly builtFor: string;
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** Types of IMAGE_TYPES that hold a root file system or a disk, before what CONVERSIONTYPES compresses them with. */
const fileSystemType =
  /^(?:\.rootfs)?\.((?:ext[234]|btrfs|squashfs(?:-\w+)?|erofs(?:-\w+)?|ubifs|ubi|tar|cpio|wic|hddimg|iso|vmdk|vhdx?|qcow2)(?:\.(?:gz|bz2|lzma|xz|lz4|lzo|zip|zst|vmdk|vhdx?|vdi|qcow2))?)$/;

/** The newest file systems and disks of the recipes, for each machine and type: those that the undated names lead to. */
export async function findFileSystems(
  buildFolder: string,
  recipes: ReadonlySet<string>,
): Promise<readonly OtherDeployedFile[]> {
  if (recipes.size === 0) return [];
  const found = await Promise.all(
    (await foldersBelow(buildFolder, 'images')).map(async ({ path: folder, name: machine }) => {
      const names = await readdir(folder).catch(() => []);
      const files = names.map((name) => fileSystemOf(name, machine, recipes, join(folder, name)));
      return Promise.all(files.map((file) => file && withStatus(file)));
    }),
  );
  return present(found.flat());
}

/** The packages called after the recipes, as the class of each package format names them. */
export async function findPackages(
  buildFolder: string,
  recipes: ReadonlySet<string>,
): Promise<readonly OtherDeployedFile[]> {
  if (recipes.size === 0) return [];
  const folders = await Promise.all(['rpm', 'ipk', 'deb'].map((type) => foldersBelow(buildFolder, type)));
  const found = await Promise.all(
    folders.flat().map(async ({ path: folder, name: builtFor }) => {
      const names = await readdir(folder).catch(() => []);
      const packages = names.flatMap((name) => {
        const [, recipe = '', type = ''] = rpmName.exec(name) ?? archiveName.exec(name) ?? [];
        return recipes.has(recipe) ? [{ recipe, type, builtFor, path: join(folder, name) }] : [];
      });
      return Promise.all(packages.map(withStatus));
    }),
  );
  return present(found.flat());
}

/** `name-version-release.architecture.rpm` */
const rpmName = /^(.+)-[^-]+-[^-]+\.[^.]+\.(rpm)$/;
/** `name_version-release_architecture.ipk` */
const archiveName = /^([^_]+)_.+\.(ipk|deb)$/;

type NamedFile = Omit<OtherDeployedFile, 'sizeBytes' | 'modifiedMs'>;

function fileSystemOf(
  name: string,
  machine: string,
  recipes: ReadonlySet<string>,
  path: string,
): NamedFile | undefined {
  const end = name.lastIndexOf(`-${machine}.`);
  const recipe = name.slice(0, Math.max(end, 0));
  const type = recipes.has(recipe) ? fileSystemType.exec(name.slice(end + 1 + machine.length))?.[1] : undefined;
  return type === undefined ? undefined : { recipe, type, builtFor: machine, path };
}

async function withStatus(file: NamedFile): Promise<OtherDeployedFile | undefined> {
  const status = await stat(file.path).catch(() => undefined);
  return status?.isFile() ? { ...file, sizeBytes: status.size, modifiedMs: status.mtimeMs } : undefined;
}

/** The folders in `deploy/<kind>` of all `tmp*` of the build folder. */
async function foldersBelow(
  buildFolder: string,
  kind: string,
): Promise<readonly { readonly path: string; readonly name: string }[]> {
  const top = await readdir(buildFolder).catch(() => []);
  const folders = top.filter((name) => name.startsWith('tmp')).map((name) => join(buildFolder, name, 'deploy', kind));
  const inside = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(folder).catch(() => []);
      return names.map((name) => ({ path: join(folder, name), name }));
    }),
  );
  return inside.flat();
}

function present(files: readonly (OtherDeployedFile | undefined)[]): readonly OtherDeployedFile[] {
  return files.filter((file) => file !== undefined).sort((one, other) => (one.path < other.path ? -1 : 1));
}
