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
