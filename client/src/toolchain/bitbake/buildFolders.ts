/** Build folders: those with a `conf/bblayers.conf`, which BitBake looks for in the folder it is started in. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Folders that hold much and are never build folders themselves. */
const skippedFolders = new Set([
  'node_modules',
  'downloads',
  'sstate-cache',
  'sstate',
  'conf',
  'cache',
  'recipes',
  'classes',
]);
const mostFoldersVisited = 400;

/** Whether BitBake would find its configuration in the folder. */
export async function isBuildFolder(folder: string): Promise<boolean> {
  return isFile(join(folder, 'conf', 'bblayers.conf'));
}

/**
 * The build folders in the given folders, one and two levels below them, and beside them; sorted by path. TMPDIR, layers and
 * version control are not entered, and of very wide folders only the first few hundred are looked at.
 */
export async function findBuildFolders(workspaceFolders: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  let visited = 0;

  async function visit(folder: string, deeper: number): Promise<void> {
    visited += 1;
    if (visited > mostFoldersVisited) return;
    if (await isBuildFolder(folder)) {
      found.add(folder);
      return;
    }
    if (deeper === 0 || (await isFile(join(folder, 'conf', 'layer.conf')))) return;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const enters = entry.isDirectory() && !entry.name.startsWith('.') && !entry.name.startsWith('tmp');
      if (enters && !skippedFolders.has(entry.name)) await visit(join(folder, entry.name), deeper - 1);
    }
  }

  for (const folder of workspaceFolders) await visit(folder, 2);
  // A layer is often opened alone, with the build folder beside its checkout.
  for (const parent of new Set(workspaceFolders.map((folder) => dirname(folder)))) {
    const siblings = await readdir(parent, { withFileTypes: true }).catch(() => []);
    for (const sibling of siblings) {
      if (sibling.isDirectory() && basename(sibling.name).startsWith('build'))
        await visit(join(parent, sibling.name), 1);
    }
  }
  return [...found].sort();
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}
