/** What stands around a file or folder: the layer that it is in, or a folder that BitBake could search all the same. */
import { type FileReader, isFailure, isFile, isFolder } from '../files';
import { folderOf, foldersUpwards, isBelow } from '../paths';
import { isLooseRoot } from './walk';

/** The nearest folder upwards that holds a `conf/layer.conf`. */
export function layerAround(folder: string, reader: FileReader): string | undefined {
  return foldersUpwards(folder).find((each) => isFile(reader, `${each === '/' ? '' : each}/conf/layer.conf`));
}

/** The nearest folder upwards that BitBake could search although it is no layer. */
export function looseRootAround(file: string, reader: FileReader): string | undefined {
  return foldersUpwards(folderOf(file)).find((folder) => {
    const entries = reader.list(folder);
    return !isFailure(entries) && isLooseRoot(folder, entries, reader);
  });
}

/** Where a folder without layer.conf holds classes, folders in it that look like layers are taken for entries of BBPATH as well. */
export function looseEntriesIn(root: string, reader: FileReader): readonly string[] {
  const entries = reader.list(root);
  if (isFailure(entries)) return [];
  const names = entries.filter(({ kind, name }) => kind === 'folder' && !name.startsWith('.')).map(({ name }) => name);
  return names
    .sort()
    .map((name) => `${root}/${name}`)
    .filter((folder) => ['classes', 'conf', 'inc'].some((name) => isFolder(reader, `${folder}/${name}`)));
}

/**
 * The path by which the editor knows a folder: where the workspace is reached through a symbolic link, the paths of open files have the
 * link in them, and those in bblayers.conf may not.
 */
export function asWorkspaceSees(folder: string, workspaceFolders: readonly string[], reader: FileReader): string {
  if (workspaceFolders.some((workspace) => folder === workspace || isBelow(folder, workspace))) return folder;
  const real = reader.realPath(folder) ?? folder;
  for (const workspace of workspaceFolders) {
    const realWorkspace = reader.realPath(workspace) ?? workspace;
    if (real === realWorkspace || isBelow(real, realWorkspace)) return workspace + real.slice(realWorkspace.length);
  }
  return folder;
}
