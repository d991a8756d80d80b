/** What a path that an event tells of belongs to, without walking there. */
import { type FileReader, isFile } from '../files';
import { folderOf, foldersUpwards, isBelow } from '../paths';
import type { Discovery } from './discoverLayers';
import { type Home, holdsBitbakeFile } from './placement';
import { isWalkedName } from './walk';

export interface PathContext {
  readonly discovery: Pick<Discovery, 'layers' | 'build' | 'looseRoots'>;
  readonly workspaceFolders: readonly string[];
  readonly reader: FileReader;
}

/** The home that a walk would have come to the path with; undefined if it would not have come there. */
export function homeOfPath(path: string, context: PathContext): Home | undefined {
  const { discovery } = context;
  const layer = innermost(
    path,
    discovery.layers.map(({ root }) => root),
  );
  if (layer !== undefined) return isReached(path, layer) ? { kind: 'layer', root: layer } : undefined;
  const { build } = discovery;
  if (build && isBelow(path, build.path)) {
    const isConfiguration = path === `${build.path}/conf` || isBelow(path, `${build.path}/conf`);
    return isConfiguration ? { kind: 'build', root: build.path } : undefined;
  }
  const loose = innermost(path, discovery.looseRoots);
  if (loose !== undefined) return isReached(path, loose) ? { kind: 'loose', root: loose } : undefined;
  const workspace = build ? undefined : innermost(path, context.workspaceFolders);
  if (workspace === undefined || !isReached(path, workspace) || isInBuildFolder(path, context.reader)) return undefined;
  return { kind: 'none' };
}

/** Whether the index takes in the file. */
export function isIndexedPath(path: string, context: PathContext): boolean {
  const home = homeOfPath(path, context);
  return home !== undefined && holdsBitbakeFile(path, home);
}

function innermost(path: string, roots: readonly string[]): string | undefined {
  let found: string | undefined;
  for (const root of roots) {
    if (isBelow(path, root) && root.length > (found?.length ?? -1)) found = root;
  }
  return found;
}

function isReached(path: string, root: string): boolean {
  return folderOf(path)
    .slice(root.length)
    .split('/')
    .every((name) => name === '' || isWalkedName(name));
}

function isInBuildFolder(path: string, reader: FileReader): boolean {
  return foldersUpwards(folderOf(path)).some((folder) => isFile(reader, `${folder}/conf/bblayers.conf`));
}
