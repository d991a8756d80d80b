/** Between the paths of files as an editor names them and as a configuration does, whose BBLAYERS may go up again with `..`. */
import { isBelow, normalized } from '../project/paths';

/** The path that BitBake has for a file below one of the folders, as written in the configuration; undefined for other files. */
export function pathInLayers(path: string, folders: readonly string[]): string | undefined {
  let found: string | undefined;
  let foundLength = 0;
  for (const folder of folders) {
    const root = normalized(folder);
    if (root.length <= foundLength || !isBelow(path, root)) continue;
    foundLength = root.length;
    found = `${folder.replace(/\/+$/, '')}${path.slice(root.length)}`;
  }
  return found;
}
