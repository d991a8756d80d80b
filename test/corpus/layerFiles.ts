/** The BitBake files of real layers, read from folders named on a command line. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeUtf8 } from '../../server/src/base/utf8';
import { dialectOf } from '../../server/src/syntax/bitbake/dialect';
import type { Dialect } from '../../server/src/syntax/bitbake/tree';

export interface LayerFile {
  readonly path: string;
  readonly dialect: Dialect;
  readonly bytes: number;
  readonly text: string;
}

/** Reads every file below the folders (or named itself) that BitBake would take by its ending, in a stable order. */
export function readLayerFiles(folders: readonly string[]): { files: LayerFile[]; undecodable: string[] } {
  const files: LayerFile[] = [];
  const undecodable: string[] = [];
  for (const path of folders.flatMap((folder) => [...pathsBelow(resolve(folder))])) {
    const dialect = dialectOf(path);
    if (!dialect) continue;
    const bytes = readFileSync(path);
    const decoded = decodeUtf8(bytes);
    if (decoded.kind === 'text') files.push({ path, dialect, bytes: bytes.length, text: decoded.text });
    else undecodable.push(path);
  }
  return { files, undecodable };
}

/** All files below a folder, in a stable order; Git's own are left out. */
export function* pathsBelow(path: string): Generator<string> {
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.isDirectory() && entry.name !== '.git') yield* pathsBelow(join(path, entry.name));
    else if (entry.isFile()) yield join(path, entry.name);
  }
}

/**
 * Whether BitBake would ever read the file: recipes ship `.conf` files of other programs too, and `.wks.inc` files for wic.
 */
export function isBitBakeByPlace(path: string): boolean {
  if (path.endsWith('.wks.inc')) return false;
  return !path.endsWith('.conf') || /[/\\]conf[/\\]/.test(path);
}
