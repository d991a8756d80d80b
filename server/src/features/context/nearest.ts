/** The order in which places answer a question: those that the asking file leads to matter most. */
import type { Place, Snapshot, SourceFile } from '../../project/snapshot';

/** From where a name is looked at: the file itself, and the files that its inherits and includes lead to. */
export interface Viewpoint extends SourceFile {
  readonly related: ReadonlySet<string>;
}

export interface PlacesByNearness<Kind extends Place> {
  /** Of this file, then of the files that it leads to, then of classes and configuration. */
  readonly own: readonly Kind[];
  /** Of other recipes and of what only they include: they change nothing here. */
  readonly foreign: readonly Kind[];
}

/** Equally near places stay in their order. */
export function placesByNearness<Kind extends Place>(
  snapshot: Snapshot,
  places: readonly Kind[],
  from: Viewpoint,
): PlacesByNearness<Kind> {
  const tiers: readonly Kind[][] = [[], [], [], []];
  for (const place of places) tiers[tierOf(snapshot, place.path, from)]?.push(place);
  const [here = [], related = [], shared = [], foreign = []] = tiers;
  return { own: [...here, ...related, ...shared], foreign };
}

function tierOf(snapshot: Snapshot, path: string, from: Viewpoint): 0 | 1 | 2 | 3 {
  if (path === from.path) return 0;
  if (from.related.has(path)) return 1;
  const dialect = snapshot.file(path)?.dialect;
  const isShared = dialect === 'class' || dialect === 'conf' || (dialect === 'include' && path.includes('/conf/'));
  return isShared ? 2 : 3;
}
