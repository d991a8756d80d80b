/** Tells whether kas made a build folder, and which of its files did. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { KasSetting } from './bitbakeSetting';

const mostFilesRead = 100;
const longestFileBytes = 64 * 1024;

/**
 * How to start BitBake in a build folder that kas made; undefined where it did not. `kas menu` leaves a file that is taken before any other; else
 * the one file of kas in or below the work folder that no other includes. `files` is undefined where there is none or more than one.
 */
export async function kasOfBuildFolder(
  buildFolder: string,
): Promise<(Pick<KasSetting, 'kind'> & { readonly files: readonly string[] | undefined }) | undefined> {
  const [layers, local] = await Promise.all(
    ['bblayers.conf', 'local.conf'].map((name) => readStart(join(buildFolder, 'conf', name))),
  );
  if (layers === undefined || local === undefined || !areWrittenByKas(layers, local)) return undefined;
  const workFolder = dirname(buildFolder);
  const kind = (await isOfContainer(layers, workFolder)) ? 'kas-container' : 'kas';
  if (isKasFile(await readStart(join(workFolder, '.config.yaml')))) return { kind, files: [] };
  const tops = topFiles(await kasFilesBelow(workFolder));
  return { kind, files: tops.length === 1 ? tops : undefined };
}

/** How kas ends the two files (`WriteBBConfig` of kas 2 to 5); what stands before may be any text of its user's. */
function areWrittenByKas(layers: string, local: string): boolean {
  return (
    layers.endsWith('BBPATH ?= "${TOPDIR}"\nBBFILES ??= ""\n') &&
    /(?:^|\n)MACHINE \?\?= ".*"\nDISTRO \?\?= ".*"\nBBMULTICONFIG \?= ".*"\n(?:ISAR_ROOTLESS \?= "1"\n)?$/.test(local)
  );
}

/** In kas's container the work folder is `/work`, the checkout with the file `/repo`, and the build folder `/build`, or `build` in the work folder. */
async function isOfContainer(layers: string, workFolder: string): Promise<boolean> {
  const names = ['work', 'repo'].filter(
    (name) => layers.includes(`\${TOPDIR}/../${name}/`) || layers.includes(`\${TOPDIR}/../../${name}/`),
  );
  for (const name of names) {
    const folders = [join(workFolder, name), join(dirname(workFolder), name)];
    if ((await Promise.all(folders.map(isFolder))).every((isThere) => !isThere)) return true;
  }
  return false;
}

/** The files of kas in the folder, in those in it, and in a folder `kas` of these, with their texts. */
async function kasFilesBelow(workFolder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let filesRead = 0;
  async function visit(folder: string, deeper: number): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || filesRead >= mostFilesRead) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory() && (deeper === 2 || (deeper === 1 && entry.name === 'kas')))
        await visit(path, deeper - 1);
      if (!entry.isFile() || !/\.(?:ya?ml|json)$/.test(entry.name)) continue;
      filesRead += 1;
      const text = await readStart(path);
      if (text !== undefined && isKasFile(text)) found.set(path, text);
    }
  }
  await visit(workFolder, 2);
  return found;
}

/** Each file of kas has a header with the version of its format. */
function isKasFile(text: string | undefined): boolean {
  if (text === undefined) return false;
  const json = text.trimStart();
  return json.startsWith('{')
    ? /"header"\s*:\s*\{/.test(json)
    : /^header:[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*[ \t]+version:/m.test(text);
}

/** What another one includes by its name is no file to start kas with. */
function topFiles(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files.keys()].filter(
    (path) =>
      ![...files].some(([other, text]) => other !== path && text.includes(basename(path)) && text.includes('includes')),
  );
}

async function readStart(path: string): Promise<string | undefined> {
  const size = (await stat(path).catch(() => undefined))?.size;
  if (size === undefined || size > longestFileBytes) return undefined;
  return readFile(path, 'utf8').catch(() => undefined);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
