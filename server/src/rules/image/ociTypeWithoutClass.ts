import { entriesNamed } from '../../knowledge/knowledge';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { linesBelow } from '../fixes';
import type { RecipeRule } from '../rule';

export const ociTypeWithoutClass: RecipeRule = {
  id: 'oci-type-without-class',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  what: 'The image type `oci` in a recipe that does not inherit image-oci.',
  why: 'The class image-oci says how an image of the type `oci` is made. Without it BitBake stops while it reads the recipe: no IMAGE_CMD is defined for the type.',
  bad: ['IMAGE_FSTYPES = "container oci"', 'IMAGE_CONTAINER_NO_DUMMY = "1"', 'inherit image'],
  good: ['IMAGE_FSTYPES = "container oci"', 'IMAGE_CONTAINER_NO_DUMMY = "1"', 'inherit image', 'inherit image-oci'],
  check(recipe) {
    const imageClass = ['image', 'core-image'].find((name) => recipe.inherits(name));
    if (imageClass === undefined || recipe.inherits('image-oci') || recipe.holds('IMAGE_FSTYPES', 'oci') !== true)
      return [];
    if (mayComeFromElsewhere(recipe)) return [];
    const place = recipe.placeOfWord('IMAGE_FSTYPES', 'oci');
    // What the configuration has all images made as is found there.
    if (!place || place.path.endsWith('.conf')) return [];
    const inherit = recipe.placeOfInherit(recipe.inherits('core-image') ? 'core-image' : 'image');
    return [
      {
        place,
        message: `BitBake stops at this recipe: \`oci\` is in IMAGE_FSTYPES, and nothing says how such an image is made. Inherit image-oci.`,
        fix:
          inherit?.path === place.path
            ? linesBelow(inherit, ['inherit image-oci'], { title: 'Inherit image-oci', safe: true })
            : undefined,
      },
    ];
  },
};

/** Another class may inherit image-oci, or make the image itself: one of the layer's own that is not here, or that has a command. */
function mayComeFromElsewhere({ metadata }: EvaluatedRecipe): boolean {
  const isKnown = (name: string): boolean => entriesNamed(name).some(({ kind }) => kind === 'class');
  if ([...metadata.missingClasses].some((name) => !isKnown(name))) return true;
  return ['IMAGE_CMD:oci', 'IMAGE_CMD_oci'].some((name) => metadata.variable(name).kind !== 'unset');
}
