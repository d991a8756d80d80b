/** The machines, distros and multiconfigs that the layers offer to build for. */
import type { ProjectSnapshot } from '../project/index/projectSnapshot';
import { baseName, folderOf } from '../project/paths';

export interface NamedFile {
  readonly name: string;
  readonly path: string;
}

export interface Configurations {
  readonly machines: readonly NamedFile[];
  readonly distros: readonly NamedFile[];
  readonly multiconfigs: readonly NamedFile[];
}

/** Each in the order of the names; of files of one name that which BitBake finds first. */
export function configurations(snapshot: ProjectSnapshot): Configurations {
  return {
    machines: named(snapshot, 'machine'),
    distros: named(snapshot, 'distro'),
    multiconfigs: named(snapshot, 'multiconfig'),
  };
}

function named(snapshot: ProjectSnapshot, kind: string): readonly NamedFile[] {
  const places = new Map(snapshot.searchPath.map((folder, index) => [`${folder}/conf/${kind}`, index]));
  const found = new Map<string, { readonly path: string; readonly place: number }>();
  for (const { path, dialect } of snapshot.files()) {
    const place = dialect === 'conf' ? places.get(folderOf(path)) : undefined;
    if (place === undefined) continue;
    const name = baseName(path).replace(/\.conf$/, '');
    const known = found.get(name);
    if (!known || place < known.place) found.set(name, { path, place });
  }
  return [...found].map(([name, { path }]) => ({ name, path })).sort(byName);
}

function byName(first: NamedFile, second: NamedFile): number {
  return first.name < second.name ? -1 : 1;
}
