import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociAuthorNotShown: RecipeRule = {
  id: 'oci-author-not-shown',
  category: 'image',
  subject: 'recipe',
  severity: 'info',
  what: 'OCI_IMAGE_AUTHOR without OCI_IMAGE_AUTHOR_EMAIL.',
  why: 'Only OCI_IMAGE_AUTHOR_EMAIL is written into the image. OCI_IMAGE_AUTHOR stands in the log of the build and nowhere else.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_AUTHOR = "Jane Doe"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_AUTHOR = "Jane Doe"', 'OCI_IMAGE_AUTHOR_EMAIL = "jane@example.com"'],
  check(recipe) {
    if (!makesOciImage(recipe) || !recipe.isSet('OCI_IMAGE_AUTHOR') || recipe.isSet('OCI_IMAGE_AUTHOR_EMAIL'))
      return [];
    const place = recipe.text('OCI_IMAGE_AUTHOR') ? recipe.placeOfName('OCI_IMAGE_AUTHOR') : undefined;
    if (!place) return [];
    return [
      {
        place,
        message:
          'The image does not show OCI_IMAGE_AUTHOR: only OCI_IMAGE_AUTHOR_EMAIL is written into it. Set that one.',
      },
    ];
  },
};
