/** The machines and distros that layers describe in `conf/machine/NAME.conf` and `conf/distro/NAME.conf`. */
import type { Snapshot } from './snapshot';

export type ConfigurationKind = 'machine' | 'distro';

/** Their names in the order of the layers' files; one that several layers have comes as often. */
export function* configurationNames(snapshot: Snapshot, kind: ConfigurationKind): Iterable<string> {
  const folder = `/conf/${kind}/`;
  for (const { path } of snapshot.files()) {
    if (!path.endsWith('.conf')) continue;
    const slash = path.lastIndexOf('/');
    if (path.endsWith(folder, slash + 1)) yield path.slice(slash + 1, -'.conf'.length);
  }
}
