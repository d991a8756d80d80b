import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { Place } from '../finding';
import { replacement } from '../fixes';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociTypeWithoutContainer: RecipeRule = {
  id: 'oci-type-without-container',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  what: 'The image type `oci` without `container` beside it.',
  why: 'An image of the type `oci` is made of one of the type `container`, which is there only where IMAGE_FSTYPES names it too. Else BitBake stops while it reads the recipe: no IMAGE_CMD is defined for `container`.',
  bad: ['IMAGE_FSTYPES = "oci"', 'inherit image image-oci'],
  good: ['IMAGE_FSTYPES = "container oci"', 'IMAGE_CONTAINER_NO_DUMMY = "1"', 'inherit image image-oci'],
  check(recipe) {
    const types = makesOciImage(recipe) ? recipe.words('IMAGE_FSTYPES') : undefined;
    if (!types?.includes('oci') || types.includes('container') || recipe.inherits('image-container')) return [];
    const removed = placeOfRemoval(recipe);
    if (removed) return [{ place: removed, message: removalMessage }];
    const place = recipe.placeOfWord('IMAGE_FSTYPES', 'oci');
    if (!place) return [];
    return [
      {
        place,
        message:
          'BitBake stops at this recipe: an `oci` image is made of a `container` one, which IMAGE_FSTYPES has to name too. Write `container oci`.',
        fix: replacement(place, 'oci', 'container oci', { title: 'Write container oci', safe: true }),
      },
    ];
  },
};

/** Where `container` is taken out of the list again. */
function placeOfRemoval(recipe: EvaluatedRecipe): Place | undefined {
  const removal = recipe
    .operations('IMAGE_FSTYPES')
    .find(({ operation, counts, text }) => operation === ':remove' && counts && /\bcontainer\b/.test(`${text}`));
  return removal?.origin && recipe.places.word(removal.origin.path, removal.origin.line, 'container');
}

const removalMessage =
  'BitBake stops at this recipe: an `oci` image is made of a `container` one, which is taken out of IMAGE_FSTYPES here. Leave it in, or take `oci` out as well.';
