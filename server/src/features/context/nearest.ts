/** The order in which places answer a question: those that the asking file leads to matter most. */
import type { AssignmentPlace, IndexedFile, Place, Snapshot, SourceFile } from '../../project/snapshot';

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

/** Whether what a file sets or defines counts from the viewpoint; else it is of another recipe, or of what only that includes. */
function isOwn({ path, dialect }: IndexedFile, from: Viewpoint | undefined): boolean {
  if (path === from?.path || from?.related.has(path)) return true;
  return dialect === 'class' || dialect === 'conf' || (dialect === 'include' && path.includes('/conf/'));
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
  const file = snapshot.file(path);
  return file && isOwn(file, from) ? 2 : 3;
}

export interface PlainAssignments {
  /** As `PlacesByNearness` has them. */
  readonly own: readonly AssignmentPlace[];
  /** Found one after the other: thousands of recipes set the same variables. */
  readonly foreign: Iterable<AssignmentPlace>;
}

/** The assignments to a variable whatever the overrides, those to its flags left out. */
export function plainAssignments(snapshot: Snapshot, base: string, from: Viewpoint | undefined): PlainAssignments {
  const own = [...plain(snapshot.assignmentsAmong(base, (file) => isOwn(file, from)))];
  return {
    own: from ? placesByNearness(snapshot, own, from).own : own,
    foreign: plain(snapshot.assignmentsAmong(base, (file) => !isOwn(file, from))),
  };
}

function* plain(places: Iterable<AssignmentPlace>): Iterable<AssignmentPlace> {
  for (const place of places) if (place.flag === undefined) yield place;
}
