/** Which line of a config's history made which layer. */
import type { RootFileSystem } from './imageConfig';

export interface ImageHistoryEntry {
  readonly created: string | null;
  readonly createdBy: string | null;
  readonly author: string | null;
  readonly comment: string | null;
  /** The layer that it made, counted from 0; null where it made none, or the history does not fit the layers. */
  readonly layer: number | null;
}

/** Each line that is not marked as empty made the next layer. Where there are more or fewer of them than layers, none can be told. */
export function imageHistory({ history }: RootFileSystem, layerCount: number): readonly ImageHistoryEntry[] {
  const fits = history.filter(({ isEmptyLayer }) => !isEmptyLayer).length === layerCount;
  let layer = 0;
  return history.map(({ isEmptyLayer, ...line }) => ({ ...line, layer: isEmptyLayer || !fits ? null : layer++ }));
}

/** What made each layer, by its place. */
export function layerCreators(history: readonly ImageHistoryEntry[]): ReadonlyMap<number, string | null> {
  return new Map(history.flatMap(({ layer, createdBy }) => (layer === null ? [] : [[layer, createdBy] as const])));
}
