/** Which files are BitBake's, told by their ending and by where they stand. */
import { isBelow } from '../paths';

/** What a folder is part of. */
export type Home =
  | { readonly kind: 'layer'; readonly root: string }
  /** A folder that BitBake could search though it is no layer: it holds classes or a bitbake.conf. */
  | { readonly kind: 'loose'; readonly root: string }
  /** A build folder: only its configuration is read. */
  | { readonly kind: 'build'; readonly root: string }
  | { readonly kind: 'none' };

/**
 * Whether BitBake reads the file. Recipes, appends and classes say so by their ending; `.inc` is anything outside of a layer, and
 * `.conf` belongs to BitBake only below the `conf` folder of a layer or build folder.
 */
export function holdsBitbakeFile(path: string, home: Home): boolean {
  if (path.endsWith('.bb') || path.endsWith('.bbappend') || path.endsWith('.bbclass')) return home.kind !== 'build';
  if (home.kind === 'none') return false;
  if (path.endsWith('.inc')) return true;
  return path.endsWith('.conf') && isBelow(path, `${home.root}/conf`);
}
