/** The checkout of BitBake, and a build folder for the layer of these tests, which needs nothing else. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** METAVIRT_BITBAKE names it: it is no package of Debian. */
export const checkout = process.env.METAVIRT_BITBAKE ?? '';

/** What BitBake asks of its environment, and that its server does not outlive a build. */
export const bitbakeVariables = { LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8', BB_SERVER_TIMEOUT: '0' } as const;

export const layerConfiguration = 'BBPATH = "${TOPDIR}"\nBBFILES ?= ""\nBBLAYERS = "${TOPDIR}/../layer"\n';

const ownLayer = join(dirname(fileURLToPath(import.meta.url)), 'layer');

/** Copies the layer into a folder and gives the build folder beside it. */
export async function createBuildFolder(folder: string): Promise<string> {
  const buildFolder = join(folder, 'build');
  await cp(ownLayer, join(folder, 'layer'), { recursive: true });
  await mkdir(join(buildFolder, 'conf'), { recursive: true });
  await writeFile(join(buildFolder, 'conf/bblayers.conf'), layerConfiguration);
  return buildFolder;
}
