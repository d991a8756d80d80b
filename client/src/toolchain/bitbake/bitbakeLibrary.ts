/** Where BitBake's own Python library is, for a build folder. */
import { realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findOnPath } from '../findOnPath';
import { checkoutFolders } from './checkoutFolders';

export interface BitBakeLibrary {
  /** The folder that holds the package `bb`. */
  readonly folder: string;
  /** What setting up the build folder puts in front of PATH. */
  readonly programFolders: readonly string[];
}

/**
 * The library of the checkout that `configured` names; where it is empty, that of the `bitbake` on PATH, else of a checkout called
 * `bitbake` in or beside those that hold the layers. Undefined if there is none.
 */
export async function findBitBakeLibrary(buildFolder: string, configured: string): Promise<BitBakeLibrary | undefined> {
  const checkouts = await checkoutFolders(buildFolder);
  const scripts = await firstFolder(
    checkouts.map((folder) => join(folder, 'scripts')),
    'oe-buildenv-internal',
  );
  const folder = await firstFolder(await candidates(checkouts, configured), 'bb/cookerdata.py');
  if (folder === undefined) return undefined;
  const programs = join(dirname(folder), 'bin');
  return { folder, programFolders: scripts === undefined ? [programs] : [scripts, programs] };
}

async function candidates(checkouts: readonly string[], configured: string): Promise<readonly string[]> {
  // Both the checkout and the folder in it are taken, since either may be meant.
  if (configured !== '') return [join(configured, 'lib'), configured];
  const program = await findOnPath('bitbake');
  const ofProgram = program === undefined ? [] : [join(dirname(dirname(await realpath(program))), 'lib')];
  const ofCheckouts = checkouts
    .flatMap((folder) => [folder, dirname(folder)])
    .map((folder) => join(folder, 'bitbake/lib'));
  return [...ofProgram, ...new Set(ofCheckouts)];
}

async function firstFolder(folders: readonly string[], file: string): Promise<string | undefined> {
  for (const folder of folders) {
    if ((await stat(join(folder, file)).catch(() => undefined))?.isFile()) return folder;
  }
  return undefined;
}
