import type { Snapshot } from '../project/snapshot';

/** Whether a layer other than meta-virtualization, with its examples, has images bundled. */
export function bundlesForPodman(snapshot: Snapshot): boolean {
  const isOwn = ({ path }: { readonly path: string }): boolean =>
    snapshot.layerOf(path)?.name !== 'virtualization-layer' && !path.endsWith('.bbclass');
  const places = ['BUNDLED_CONTAINERS', 'CONTAINER_BUNDLES']
    .flatMap((name) => snapshot.assignmentsOf(name))
    .filter(isOwn);
  return places.some(({ path }) => snapshot.textOf(path)?.includes('podman') === true);
}
