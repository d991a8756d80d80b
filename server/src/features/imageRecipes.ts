/** The recipes of a project that give images, told by the classes they inherit, themselves or through files they include. */
import type { Snapshot } from '../project/snapshot';
import { type ImageRecipeKind, imageRecipeKind, inheritedClasses } from './context/imageRecipeKind';

export interface ImageRecipe {
  readonly name: string;
  readonly path: string;
  readonly kind: ImageRecipeKind;
}

/** One recipe a name, in the order of the names. */
export function imageRecipes(snapshot: Snapshot): readonly ImageRecipe[] {
  return snapshot
    .recipeNames()
    .toSorted()
    .flatMap((name) => {
      const recipe = snapshot.recipesNamed(name)[0];
      const kind = recipe && imageRecipeKind(inheritedClasses(snapshot, recipe));
      return recipe && kind ? [{ name, path: recipe.path, kind }] : [];
    });
}
