/** Packages of bundles, told by the class that their recipe inherits. */
import type { IndexedFile, Snapshot } from '../project/snapshot';
import { containerBundle, containerHost, xenBundle, xenHost } from './bundlingClasses';
import { inheritedClasses } from './imageRecipeKind';

export interface BundlePackage {
  readonly recipe: IndexedFile;
  /** What the bundle holds. */
  readonly kind: 'containers' | 'guests';
  /** The class that an image needs to take the bundle in. */
  readonly hostClass: string;
}

/** The bundle behind a word of IMAGE_INSTALL; undefined for any other package. */
export function bundlePackage(snapshot: Snapshot, word: string): BundlePackage | undefined {
  const recipe = snapshot.recipesBehind(word)?.recipes[0];
  const classes = recipe ? inheritedClasses(snapshot, recipe) : new Set<string>();
  if (!recipe) return undefined;
  if (classes.has(containerBundle.name)) return { recipe, kind: 'containers', hostClass: containerHost.name };
  return classes.has(xenBundle.name) ? { recipe, kind: 'guests', hostClass: xenHost.name } : undefined;
}

/** Whether a recipe sets a variable itself, or through an append or an included file: at whatever value. */
export function setsVariable(snapshot: Snapshot, recipe: IndexedFile, name: string): boolean {
  const included = recipe.includes.flatMap((target) => snapshot.resolveInclude(recipe.path, target) ?? []);
  const paths = new Set([recipe.path, ...included, ...snapshot.appendsOf(recipe.path).map(({ path }) => path)]);
  return snapshot.assignmentsOf(name).some(({ path }) => paths.has(path));
}
