/** Where the checkouts of layers, of BitBake and of their scripts stand around a build folder. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';

/** Names under which the checkout with `oe-init-build-env` stands in or beside a build folder. */
const checkoutNames = [
  '',
  'poky',
  'openembedded-core',
  'oe-core',
  'layers/openembedded-core',
  'layers/poky',
  'sources/poky',
];

/** The folders that may hold `oe-init-build-env`, the likeliest first: those that hold a layer, then what is near the build folder. */
export async function checkoutFolders(buildFolder: string): Promise<readonly string[]> {
  return [...new Set([...(await layerCheckouts(buildFolder)), ...checkoutsNear(buildFolder)])];
}

/** The `oe-init-build-env` that sets up a build folder: beside one of its layers, or in a checkout near it. */
export async function findInitScript(buildFolder: string): Promise<string | undefined> {
  const checkouts = await checkoutFolders(buildFolder);
  return firstFile(checkouts.map((folder) => join(folder, 'oe-init-build-env')));
}

/** The script that bitbake-setup and `oe-setup-build` write into the build folders that they make; undefined where there is none. */
export async function findOwnInitScript(buildFolder: string): Promise<string | undefined> {
  return firstFile([ownInitScript(buildFolder)]);
}

/** Where the script may be, told from the path alone, for a build folder that is not on this machine. */
export function initScriptsNear(buildFolder: string): readonly string[] {
  const near = checkoutsNear(buildFolder).map((folder) => posix.join(folder, 'oe-init-build-env'));
  return [ownInitScript(buildFolder), ...new Set(near)];
}

/** The folders that hold the layers of bblayers.conf. */
export async function layerCheckouts(buildFolder: string): Promise<readonly string[]> {
  return (await layerFolders(buildFolder)).map((layer) => dirname(layer));
}

function checkoutsNear(buildFolder: string): readonly string[] {
  const near = [buildFolder, posix.dirname(buildFolder), posix.dirname(posix.dirname(buildFolder))];
  return near.flatMap((folder) => checkoutNames.map((name) => posix.join(folder, name)));
}

function ownInitScript(buildFolder: string): string {
  return posix.join(buildFolder, 'init-build-env');
}

async function firstFile(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    if ((await stat(path).catch(() => undefined))?.isFile()) return path;
  }
  return undefined;
}

/** The absolute paths written in bblayers.conf; what they are assigned to does not matter here. */
async function layerFolders(buildFolder: string): Promise<readonly string[]> {
  const text = await readFile(join(buildFolder, 'conf', 'bblayers.conf'), 'utf8').catch(() => '');
  const expanded = text.replaceAll('${TOPDIR}', buildFolder);
  return expanded
    .split(/[\s"']+/)
    .filter((word) => word.startsWith('/'))
    .map((path) => posix.normalize(path));
}
