/** Where the checkouts of layers, of BitBake and of their scripts stand around a build folder. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

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
  const near = [buildFolder, dirname(buildFolder), dirname(dirname(buildFolder))];
  const layers = await layerFolders(buildFolder);
  const candidates = [
    ...layers.map((layer) => dirname(layer)),
    ...near.flatMap((folder) => checkoutNames.map((name) => join(folder, name))),
  ];
  return [...new Set(candidates)];
}

/** The `oe-init-build-env` that sets up a build folder: beside one of its layers, or in a checkout near it. */
export async function findInitScript(buildFolder: string): Promise<string | undefined> {
  for (const folder of await checkoutFolders(buildFolder)) {
    const script = join(folder, 'oe-init-build-env');
    if ((await stat(script).catch(() => undefined))?.isFile()) return script;
  }
  return undefined;
}

/** The absolute paths written in bblayers.conf; what they are assigned to does not matter here. */
async function layerFolders(buildFolder: string): Promise<readonly string[]> {
  const text = await readFile(join(buildFolder, 'conf', 'bblayers.conf'), 'utf8').catch(() => '');
  const expanded = text.replaceAll('${TOPDIR}', buildFolder);
  return expanded.split(/[\s"']+/).filter((word) => word.startsWith('/'));
}
