/** The packages that the images of a project install. */
import type { Snapshot } from '../project/snapshot';

/** The names that images and packagegroups install, but for those that OpenEmbedded's and meta-virtualization's own have: not all build these. */
export function installedByImages(snapshot: Snapshot): readonly string[] {
  return [...snapshot.imageParts('installs')].flatMap(([name, places]) =>
    places.some(({ path }) => !upstreamLayers.has(snapshot.layerOf(path)?.name ?? '')) ? name : [],
  );
}

const upstreamLayers: ReadonlySet<string> = new Set(['core', 'virtualization-layer']);
