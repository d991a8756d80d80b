import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { linesBelow } from '../fixes';
import type { RecipeRule } from '../rule';

export const containerImageSkipped: RecipeRule = {
  id: 'container-image-skipped',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  what: 'A container image that BitBake skips for want of a word about its kernel.',
  why: 'Where IMAGE_FSTYPES holds `container`, the image wants PREFERRED_PROVIDER_virtual/kernel to be linux-dummy, or IMAGE_CONTAINER_NO_DUMMY to be 1. Else BitBake skips the recipe, and who asks for it is told that nothing provides it.',
  bad: ['IMAGE_FSTYPES = "container oci"', 'inherit image image-oci'],
  good: ['IMAGE_FSTYPES = "container oci"', 'IMAGE_CONTAINER_NO_DUMMY = "1"', 'inherit image image-oci'],
  check(recipe) {
    if (!recipe.inherits('image') && !recipe.inherits('core-image')) return [];
    const types = recipe.text('IMAGE_FSTYPES');
    const kernel = recipe.text('PREFERRED_PROVIDER_virtual/kernel');
    const setting = recipe.text('IMAGE_CONTAINER_NO_DUMMY');
    if (!types?.includes('container') || kernel?.includes('linux-dummy') !== false) return [];
    if (setting === undefined || setting === '1' || !isOfRecipe(recipe)) return [];
    const place =
      setting === '' ? recipe.placeOfWord('IMAGE_FSTYPES', 'container') : recipe.placeOf('IMAGE_CONTAINER_NO_DUMMY');
    if (!place) return [];
    const line = 'IMAGE_CONTAINER_NO_DUMMY = "1"';
    const title = 'Set IMAGE_CONTAINER_NO_DUMMY to 1';
    return [
      {
        place,
        // Others are often meant for a build whose kernel is linux-dummy.
        severity: recipe.inherits('image-oci') ? 'warning' : 'info',
        message:
          setting === ''
            ? `BitBake skips this image: it is of the type \`container\`, and the kernel is not linux-dummy. Set \`${line}\`.`
            : `BitBake skips this image: IMAGE_CONTAINER_NO_DUMMY is \`${setting}\`, and only \`1\` counts.`,
        fix:
          setting === ''
            ? linesBelow(place, [line], { title })
            : { title, safe: true, edits: [{ span: place.span, text: '1' }] },
      },
    ];
  },
};

/** What the configuration makes of all images is no mistake of the recipe. */
function isOfRecipe(recipe: EvaluatedRecipe): boolean {
  return recipe.authorOf('IMAGE_FSTYPES') === 'recipe';
}
