/** Programs for this host that BitBake has built in a build folder, as `oe-run-native` finds them. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath } from '../findOnPath';

const mostFolders = 50;

/**
 * The program in the sysroot of its recipe, which the task `addto_recipe_sysroot` fills (`oe-find-native-sysroot` of openembedded-core); undefined
 * where it was not built, or TMPDIR is not where it is as a rule.
 */
export async function findNativeProgram(
  buildFolder: string,
  recipe: string,
  program: string,
): Promise<string | undefined> {
  const work = join(buildFolder, 'tmp/work');
  for (const architecture of await foldersIn(work)) {
    const versions = join(work, architecture, recipe);
    for (const version of await foldersIn(versions)) {
      for (const folder of ['usr/bin', 'usr/sbin']) {
        const found = await findOnPath(join(versions, version, 'recipe-sysroot-native', folder, program));
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .slice(0, mostFolders);
}
