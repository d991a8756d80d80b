/**
 * Findings in files that a recipe takes in from another layer: its author cannot mend these. They stand at a statement of the author's own
 * that the value hangs on, else at the name of the file that is taken in.
 */
import { namesReadBy } from '../../project/evaluation/namesReadBy';
import { normalized } from '../../project/paths';
import { maxReferences, type NamedFile } from '../../rules/evaluated';
import type { EvaluatedRecipe } from '../../rules/evaluatedRecipe';
import type { Place, PlacedFinding } from '../../rules/finding';

/** A finding where the author of the recipe can mend it. What is found in classes, appends and configuration stays there. */
export function inOwnFiles(recipe: EvaluatedRecipe, finding: PlacedFinding): PlacedFinding {
  const { fix: _, place, related = [], ...rest } = finding;
  const include = isTakenIn(recipe, place.path) ? crossingTo(recipe, normalized(place.path)) : undefined;
  if (!include) return finding;
  const own = ownStatement(recipe, place, include.path) ?? include;
  return { ...rest, place: own, related: [...related, { place, message: 'It is written here, in another layer.' }] };
}

function isTakenIn({ path: recipe, snapshot }: EvaluatedRecipe, path: string): boolean {
  if (!/\.(?:bb|inc)$/.test(path) || path.includes('/conf/')) return false;
  return snapshot.layerOf(normalized(path))?.root !== snapshot.layerOf(recipe)?.root;
}

/** Where a file of another layer is named that the file is, or that leads to it within its layer. */
function crossingTo(recipe: EvaluatedRecipe, path: string): Place | undefined {
  const { snapshot } = recipe;
  const layer = snapshot.layerOf(path);
  const isInside = (file: string | undefined): boolean =>
    file !== undefined && snapshot.layerOf(normalized(file)) === layer;
  const outside = recipe.files.filter((file) => !isInside(file));
  const crossings = outside.flatMap((file) => recipe.includesOf(file)).filter((include) => isInside(include.path));
  return crossings.find((include) => leadsTo(recipe, include, path, new Set()))?.place;
}

function leadsTo(recipe: EvaluatedRecipe, { path }: NamedFile, target: string, seen: Set<string>): boolean {
  if (path === undefined || seen.has(path)) return false;
  seen.add(path);
  return normalized(path) === target || recipe.includesOf(path).some((each) => leadsTo(recipe, each, target, seen));
}

/** The statement in the layer of a file that gives one of the variables which a value is made of. */
function ownStatement(recipe: EvaluatedRecipe, { text, statement }: Place, ownFile: string): Place | undefined {
  const layer = recipe.snapshot.layerOf(ownFile);
  const seen = new Set<string>();
  const waiting = [...namesReadBy(text.slice(statement.start, statement.end))];
  for (let name = waiting.shift(); name !== undefined && seen.size < maxReferences; name = waiting.shift()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const counting = recipe.operations(name).filter(({ counts }) => counts);
    const own = counting.findLast(({ origin }) => origin && recipe.snapshot.layerOf(normalized(origin.path)) === layer);
    if (own?.origin) return recipe.places.value(own.origin.path, own.origin.line);
    for (const { text } of counting) if (typeof text === 'string') waiting.push(...namesReadBy(text));
  }
  return undefined;
}
