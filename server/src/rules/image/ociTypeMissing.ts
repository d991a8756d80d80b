import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { FindingFix, Place } from '../finding';
import { linesAbove, replacement } from '../fixes';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociTypeMissing: RecipeRule = {
  id: 'oci-type-missing',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  what: 'A recipe that inherits image-oci and does not make an image of the type `oci`.',
  why: 'The class says how an OCI image is made, and IMAGE_FSTYPES whether one is. Without `oci` there, the build succeeds, and no folder of the image is deployed.',
  bad: ['inherit image image-oci'],
  good: ['IMAGE_FSTYPES = "container oci"', 'IMAGE_CONTAINER_NO_DUMMY = "1"', 'inherit image image-oci'],
  check(recipe) {
    if (!makesOciImage(recipe) || (!recipe.inherits('image') && !recipe.inherits('core-image'))) return [];
    const types = recipe.words('IMAGE_FSTYPES');
    // A type with a conversion, `oci.gz`, has the plain one made.
    if (!types || types.some((type) => type === 'oci' || type.startsWith('oci.') || type.includes('${'))) return [];
    const isSet = recipe.authorOf('IMAGE_FSTYPES') === 'recipe';
    const inherit = recipe.placeOfInherit('image-oci');
    const place = isSet ? recipe.placeOf('IMAGE_FSTYPES') : inherit;
    if (!place) return [];
    return [
      {
        place,
        message: `No OCI image is made: IMAGE_FSTYPES is \`${types.join(' ')}\`, without \`oci\`. Write \`container oci\`.`,
        fix: isSet
          ? addedTypes(recipe, place, types)
          : linesAbove(place, ['IMAGE_FSTYPES = "container oci"'], { title }),
      },
    ];
  },
};

const title = 'Make the image as container and oci';

function addedTypes(recipe: EvaluatedRecipe, place: Place, types: readonly string[]): FindingFix | undefined {
  const added = types.includes('container') ? [...types, 'oci'] : [...types, 'container', 'oci'];
  return replacement(place, recipe.text('IMAGE_FSTYPES') ?? '', added.join(' '), { title });
}
