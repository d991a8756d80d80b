/** What is known of a file without reading it. */
import { dialectByName } from '../../syntax/bitbake/dialect';
import type { Dialect } from '../../syntax/bitbake/tree';
import { isCollected } from '../layers/collected';
import type { Discovery } from '../layers/discoverLayers';
import { isBelow } from '../paths';
import type { Layer } from '../snapshot';

export interface FileIdentity {
  readonly path: string;
  readonly dialect: Dialect;
  readonly layer: Layer | undefined;
  /** BBMASK */
  readonly masks: readonly string[];
}

export function fileIdentity(path: string, { layers, masks }: Pick<Discovery, 'layers' | 'masks'>): FileIdentity {
  return { path, dialect: dialectByName(path), layer: innermostLayer(path, layers), masks };
}

/** Whether BBFILES takes the recipe or append in; true for other files, and where BBFILES is not known. */
export function isTakenIn({ path, dialect, layer, masks }: FileIdentity): boolean {
  return (dialect !== 'recipe' && dialect !== 'append') || isCollected(path, layer, masks);
}

function innermostLayer(path: string, layers: readonly Layer[]): Layer | undefined {
  let innermost: Layer | undefined;
  for (const layer of layers) {
    if (isBelow(path, layer.root) && layer.root.length > (innermost?.root.length ?? -1)) innermost = layer;
  }
  return innermost;
}
