/** The order in which places answer a question: those that the asking file leads to matter most. */
import type { Place, SourceFile } from '../../project/snapshot';

/** From where a name is looked at: the file itself, and the files that its inherits and includes lead to. */
export interface Viewpoint extends SourceFile {
  readonly related: ReadonlySet<string>;
}

/** Places of this file, then of the files that it leads to, then all others; equally near ones stay as they were. */
export function nearestFirst<Kind extends Place>(
  places: readonly Kind[],
  from: Viewpoint | undefined,
): readonly Kind[] {
  if (!from) return places;
  const own = places.filter((place) => place.path === from.path);
  const near = places.filter((place) => place.path !== from.path && from.related.has(place.path));
  const rest = places.filter((place) => place.path !== from.path && !from.related.has(place.path));
  return [...own, ...near, ...rest];
}
