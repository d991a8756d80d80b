/** The programs that OpenEmbedded wants on PATH before it builds anything (HOSTTOOLS). */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { layerCheckouts } from '../bitbake/checkoutFolders';
import { findOnPath } from '../findOnPath';

export interface HostTools {
  /** The file that names them. */
  readonly file: string;
  readonly names: readonly string[];
  readonly missing: readonly string[];
}

const longestFileBytes = 256 * 1024;

/** Undefined where no layer of the build folder is the core. Tools that only some images want are not among them. */
export async function findHostTools(buildFolder: string): Promise<HostTools | undefined> {
  for (const checkout of new Set(await layerCheckouts(buildFolder))) {
    const file = join(checkout, 'meta/conf/bitbake.conf');
    const text = await readShort(file);
    const names = text === undefined ? [] : hostToolsIn(text);
    if (names.length === 0) continue;
    const paths = await Promise.all(names.map(findOnPath));
    return { file, names, missing: names.filter((_, index) => paths[index] === undefined) };
  }
  return undefined;
}

/** The words of the plain assignments to HOSTTOOLS. */
export function hostToolsIn(text: string): readonly string[] {
  const values = [...text.matchAll(/^HOSTTOOLS \+?= "([^"@]{0,8000})"$/gm)].map(([, value]) => value ?? '');
  return [...new Set(values.flatMap((value) => value.split(/[\s\\]+/)).filter((word) => /^[\w.+[-]+$/.test(word)))];
}

async function readShort(path: string): Promise<string | undefined> {
  const size = (await stat(path).catch(() => undefined))?.size;
  return size === undefined || size > longestFileBytes ? undefined : readFile(path, 'utf8').catch(() => undefined);
}
