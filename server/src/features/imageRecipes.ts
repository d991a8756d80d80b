/** The recipes of a project that give images, told by the classes they inherit, themselves or through files they include. */
import { type ImageRecipeKind, imageRecipeKind, inheritedClasses } from '../containers/imageRecipeKind';
import type { Snapshot } from '../project/snapshot';

export interface ImageRecipe {
  readonly name: string;
  readonly path: string;
  readonly kind: ImageRecipeKind;
  /** Whether it gives a container image, which a bundle, a host or another image can be made from. */
  readonly isContainer: boolean;
}

/** One recipe a name, in the order of the names. */
export function imageRecipes(snapshot: Snapshot): readonly ImageRecipe[] {
  return snapshot
    .recipeNames()
    .toSorted()
    .flatMap((name) => {
      const recipe = snapshot.recipesNamed(name)[0];
      if (!recipe) return [];
      const classes = inheritedClasses(snapshot, recipe);
      const kind = imageRecipeKind(classes);
      return kind ? [{ name, path: recipe.path, kind, isContainer: classes.has('image-oci') }] : [];
    });
}
