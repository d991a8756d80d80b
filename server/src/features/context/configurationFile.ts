/** The files that machines and distros are named after. */
import type { Snapshot } from '../../project/snapshot';

/** The file of a machine or distro in the first layer that has it. */
export function configurationFile(snapshot: Snapshot, kind: 'machine' | 'distro', name: string): string | undefined {
  return snapshot.layers
    .map((layer) => `${layer.root}/conf/${kind}/${name}.conf`)
    .find((path) => snapshot.file(path) !== undefined);
}
