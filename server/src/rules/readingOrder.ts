/** In which order BitBake reads the statements of a recipe, through the files and classes that it takes in. */
import { baseName, normalized } from '../project/paths';
import type { EvaluatedRecipe } from './evaluatedRecipe';
import type { Place } from './finding';

/** The number of the file among those that BitBake reads one after the other, and the offsets of what leads to the statement; the last is its own. */
type Position = readonly number[];

/** Files that take in one another are followed so far. */
const maxDepth = 8;

/** Whether a statement is read before a class is, be that at hand or not. */
export function isReadBeforeClass(recipe: EvaluatedRecipe, place: Place, className: string): boolean | undefined {
  const first = positionOfPlace(recipe, place);
  const second = first && positionOfClass(recipe, className, 0);
  if (!first || !second) return undefined;
  const at = first.findIndex((offset, index) => offset !== second[index]);
  const [one, other] = [first[at], second[at]];
  return one === undefined || other === undefined ? undefined : one < other;
}

function positionOfPlace(recipe: EvaluatedRecipe, { path, span }: Place, depth = 0): Position | undefined {
  const file = positionOfFile(recipe, normalized(path), depth);
  return file && [...file, span.start];
}

function positionOfFile(recipe: EvaluatedRecipe, path: string, depth: number): Position | undefined {
  if (depth > maxDepth) return undefined;
  if (path === recipe.path) return [1];
  if (path.endsWith('.bbclass')) return positionOfClass(recipe, baseName(path).slice(0, -'.bbclass'.length), depth + 1);
  if (path.endsWith('.conf') || path.includes('/conf/')) return [0];
  if (path.endsWith('.bbappend')) {
    const appends = recipe.files.filter((each) => each.endsWith('.bbappend') && each !== recipe.path);
    return [2 + appends.indexOf(path)];
  }
  for (const includer of recipe.files) {
    const include = recipe.includesOf(includer).find((each) => each.path && normalized(each.path) === path);
    if (include && includer !== path) return positionOfPlace(recipe, include.place, depth + 1);
  }
  return undefined;
}

/** Where the recipe inherits a class, or a class that inherits it; undefined for those of the configuration. */
function positionOfClass(recipe: EvaluatedRecipe, className: string, depth: number): Position | undefined {
  const classFiles = [...recipe.metadata.dependencies].filter((path) => path.endsWith('.bbclass')).map(normalized);
  for (const path of [...recipe.files, ...classFiles]) {
    const place = recipe.places.inherit(path, className);
    if (!place) continue;
    // What is deferred is read once all else is.
    const isDeferred = place.text.startsWith('inherit_defer', place.statement.start);
    return isDeferred ? [Number.MAX_SAFE_INTEGER] : positionOfPlace(recipe, place, depth + 1);
  }
  return undefined;
}
