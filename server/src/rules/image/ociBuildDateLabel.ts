import { readsTimeOfDay } from '../../containers/clockReading';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { makesOciImage } from '../ociImage';
import type { Place, RecipeRule } from '../rule';

export const ociBuildDateLabel: RecipeRule = {
  id: 'oci-build-date-label',
  category: 'image',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'An image with a label for the date of the build, which the class or the recipe takes from the clock.',
  why: 'The class writes the time of the build into the label `org.opencontainers.image.created`, unless OCI_IMAGE_BUILD_DATE says otherwise. With that, or with DATETIME there, the digest of the image is another at each build, though nothing in it has changed.',
  bad: ['inherit image image-oci'],
  good: ['inherit image image-oci', 'OCI_IMAGE_BUILD_DATE = "none"'],
  check(recipe) {
    if (!makesOciImage(recipe) || recipe.text('OCI_IMAGE_AUTO_LABELS') !== '1') return [];
    const place = recipe.isSet(name) ? placeOfClock(recipe) : placeLeftToClass(recipe);
    if (!place) return [];
    return [
      {
        place,
        message:
          'The digest of this image changes with each build: a label holds its date. For builds that can be repeated, set `OCI_IMAGE_BUILD_DATE = "none"` or a fixed time.',
      },
    ];
  },
};

const name = 'OCI_IMAGE_BUILD_DATE';

function placeLeftToClass(recipe: EvaluatedRecipe): Place | undefined {
  return recipe.isSet('OCI_IMAGE_AUTO_LABELS') ? undefined : recipe.placeOfInherit('image-oci');
}

/** Where the recipe takes the date from the clock; undefined where that is worse, and another rule says so. */
function placeOfClock(recipe: EvaluatedRecipe): Place | undefined {
  if (recipe.placeOfWritten(name, readsTimeOfDay)) return undefined;
  const value = recipe.value(name);
  const isClock = value.kind === 'unknown' && value.why.includes('time of the build');
  const isUnexpanded = value.kind === 'known' && /\$\{(?:DATE|TIME|DATETIME)\}/.test(value.text);
  return isClock || isUnexpanded ? recipe.placeOfText(name) : undefined;
}
