import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociBuildDateLabel: RecipeRule = {
  id: 'oci-build-date-label',
  category: 'image',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'An image with a label for the date of the build, because the recipe leaves it to the class.',
  why: 'The class writes the time of the build into the label `org.opencontainers.image.created`, unless OCI_IMAGE_BUILD_DATE says otherwise. With that the digest of the image is another at each build, though nothing in it has changed.',
  bad: ['inherit image image-oci'],
  good: ['inherit image image-oci', 'OCI_IMAGE_BUILD_DATE = "none"'],
  check(recipe) {
    if (!makesOciImage(recipe) || recipe.text('OCI_IMAGE_AUTO_LABELS') !== '1') return [];
    if (recipe.isSet('OCI_IMAGE_BUILD_DATE') || recipe.isSet('OCI_IMAGE_AUTO_LABELS')) return [];
    const place = recipe.placeOfInherit('image-oci');
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
