import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { FindingFix, Place } from '../finding';
import { insertionBelow, withoutWord } from '../fixes';
import type { RecipeRule } from '../rule';

export const nonrootUserBeforeImageOci: RecipeRule = {
  id: 'nonroot-user-before-image-oci',
  category: 'security',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'master' },
  what: 'The class container-nonroot-user inherited before image-oci, or without it.',
  why: 'The class puts its user into the layers that image-oci has filled, and its function runs in the order of the `inherit`. Before image-oci there are none yet, and the image has no such user; nothing says so. Without image-oci the class stops.',
  bad: ['inherit container-nonroot-user', 'inherit image image-oci'],
  good: ['inherit image image-oci', 'inherit container-nonroot-user'],
  check(recipe) {
    if (!recipe.inherits('container-nonroot-user')) return [];
    const place = recipe.placeOfInherit('container-nonroot-user');
    if (!place) return [];
    if (!recipe.inherits('image-oci')) return withoutClass(recipe, place);
    if (recipe.inheritsBefore('container-nonroot-user', 'image-oci') !== true) return [];
    return [
      {
        place,
        message:
          'The user does not get into the layers of the image: container-nonroot-user has to be inherited after image-oci. Move it below.',
        fix: moveBelow(place, recipe.placeOfInherit('image-oci')),
      },
    ];
  },
};

function withoutClass(recipe: EvaluatedRecipe, place: Place): ReturnType<RecipeRule['check']> {
  // Any class that is not here may inherit it, and what sets a tag passes for it.
  const isKnown = [...recipe.metadata.missingClasses].every((name) => knownClasses.has(name));
  if (!isKnown || recipe.isSet('OCI_IMAGE_TAG')) return [];
  return [
    {
      place,
      severity: 'error',
      message:
        'The class stops: container-nonroot-user needs image-oci, inherited before it. Write `inherit image-oci` above.',
    },
  ];
}

const knownClasses: ReadonlySet<string> = new Set([
  'container-dev-mode',
  'container-nonroot-user',
  'container-volatile-fixup',
  'core-image',
  'image',
]);

function moveBelow(place: Place, imageOci: Place | undefined): FindingFix | undefined {
  if (imageOci?.path !== place.path) return undefined;
  return {
    title: 'Inherit it after image-oci',
    safe: true,
    edits: [withoutWord(place, 'inherit'), insertionBelow(imageOci, ['inherit container-nonroot-user'])],
  };
}
