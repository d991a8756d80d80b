/** Implementation: what makes up the recipe named at the cursor, its files and the appends that change it; of a name, all that provide it. */
import { type Span, span } from '../base/span';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { askedRecipe } from './context/namedRecipe';
import { placesOfNamed } from './context/recipePlaces';

export interface Implementations {
  /** The name that was asked for. */
  readonly origin: Span;
  readonly targets: readonly ImplementationTarget[];
}

export interface ImplementationTarget {
  readonly path: string;
  readonly span: Span;
}

/** Undefined where no recipe is named. */
export function implementations(snapshot: Snapshot, file: SourceFile, offset: number): Implementations | undefined {
  const asked = askedRecipe(snapshot, file, offset);
  if (!asked) return undefined;
  const { word, span: origin, named } = asked;
  const appends = new Set(named.recipes.flatMap(({ path }) => snapshot.appendsOf(path).map((append) => append.path)));
  return {
    origin,
    targets: [...placesOfNamed(snapshot, word, named), ...[...appends].map((path) => ({ path, span: span(0, 0) }))],
  };
}
