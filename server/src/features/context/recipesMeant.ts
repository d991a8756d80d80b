/** The recipes behind a word of a value. */
import type { IndexedFile, Snapshot } from '../../project/snapshot';

/**
 * The recipes of that name; else those whose name is the longest beginning of the word up to a dash, since packages
 * and deployed images carry the recipe's name in front: `podman-dev`, `container-base-latest-oci`.
 */
export function recipesMeant(snapshot: Snapshot, word: string): readonly IndexedFile[] {
  for (let name = word; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('-')))) {
    const recipes = snapshot.recipesNamed(name);
    if (recipes.length > 0) return recipes;
  }
  return [];
}
