import { type BundledRecipe, bundledRecipe } from '../../containers/bundledRecipes';
import { containerBundle, containerHost, xenBundle, xenHost } from '../../containers/bundlingClasses';
import { imageClasses, lacksClasses } from '../../containers/recipeClasses';
import type { Snapshot } from '../../project/snapshot';
import type { PlacedFinding } from '../finding';
import type { ValueRule } from '../rule';

export const bundledRecipeIsNoImage: ValueRule = {
  id: 'bundled-recipe-is-no-image',
  category: 'bundle',
  subject: 'value',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A bundled container or Xen guest whose recipe makes no image, or no OCI image for a container.',
  why: 'The image or bundle waits for do_image_complete of the recipe, which only images have, and then takes the OCI layout or root file system out of the deploy folder. The build stops where there is none.',
  bad: {
    'recipes/my-app_1.0.bb': ['inherit cmake'],
    'recipes/my-bundle.bb': ['inherit container-bundle', 'CONTAINER_BUNDLES = "my-app"'],
  },
  good: {
    'recipes/my-app-container.bb': ['inherit image image-oci', 'IMAGE_INSTALL = "my-app"'],
    'recipes/my-bundle.bb': ['inherit container-bundle', 'CONTAINER_BUNDLES = "my-app-container"'],
  },
  check(evaluated) {
    const { snapshot } = evaluated;
    return [containerHost, containerBundle, xenHost, xenBundle].flatMap(({ name, list }) =>
      evaluated.wordsReadBy(name, list).flatMap(({ text, place }): readonly PlacedFinding[] => {
        const bundled = bundledRecipe(list, text);
        const problem = bundled && problemWith(snapshot, bundled);
        return problem === undefined ? [] : [{ place, message: problem }];
      }),
    );
  },
};

function problemWith(snapshot: Snapshot, { recipe, makes }: BundledRecipe): string | undefined {
  const [file] = snapshot.recipesNamed(recipe);
  if (!file) return undefined;
  if (lacksClasses(snapshot, file, imageClasses)) {
    return `\`${recipe}\` is no image recipe: it has no task do_image_complete that could be waited for, and BitBake stops. Name the image that the package is installed into.`;
  }
  if (makes === 'container' && lacksClasses(snapshot, file, ['image-oci', 'oci-multiarch', 'container-bundle'])) {
    return `\`${recipe}\` is an image, but makes no OCI layout: the import does not find one in the deploy folder and stops. Inherit \`image-oci\` in it.`;
  }
  return undefined;
}
