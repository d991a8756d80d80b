/** Which classes a recipe takes in, as far as the index tells. */
import { classNamed } from '../knowledge/knowledge';
import type { IndexedFile, Snapshot } from '../project/snapshot';
import { inheritedClasses } from './imageRecipeKind';

/** What a recipe and its appends inherit; undefined where some of what they read is not at hand, or is chosen by a value. */
export function knownClasses(snapshot: Snapshot, recipe: IndexedFile): ReadonlySet<string> | undefined {
  const files = [recipe, ...snapshot.appendsOf(recipe.path)];
  if (!snapshot.complete || files.some((file) => !isReadWhole(snapshot, file))) return undefined;
  const classes = new Set(files.flatMap((file) => [...inheritedClasses(snapshot, file)]));
  const isKnown = (name: string): boolean => snapshot.classFiles(name).length > 0 || classNamed(name) !== undefined;
  return [...classes].every(isKnown) ? classes : undefined;
}

/** Whether all that a file inherits and includes is written out and at hand. */
function isReadWhole(snapshot: Snapshot, { path, includes }: IndexedFile): boolean {
  if (includes.some((target) => snapshot.resolveInclude(path, target) === undefined)) return false;
  return !/^[ \t]*(?:inherit|inherit_defer|require|include)[ \t][^#\n]*\$/m.test(snapshot.textOf(path) ?? '$');
}

/** Whether it is certain that a recipe takes in none of these classes. */
export function lacksClasses(snapshot: Snapshot, recipe: IndexedFile, names: readonly string[]): boolean {
  const classes = knownClasses(snapshot, recipe);
  return classes !== undefined && !names.some((name) => classes.has(name));
}

/** Classes of which an image recipe has at least one. */
export const imageClasses: readonly string[] = ['image', 'core-image', 'image-oci'];
