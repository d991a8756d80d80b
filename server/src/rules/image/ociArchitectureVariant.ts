import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociArchitectureVariant: RecipeRule = {
  id: 'oci-architecture-variant',
  category: 'image',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'kirkstone' },
  what: 'A variant of the architecture that umoci does not write.',
  why: 'With umoci there is no option for the variant: the class only prints a note that OCI_IMAGE_SUBARCH is left out. sloci-image writes it.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_SUBARCH = "v7"'],
  good: [
    'inherit image image-oci',
    'OCI_IMAGE_SUBARCH = "v7"',
    'OCI_IMAGE_BACKEND = "sloci-image"',
    'OCI_IMAGE_ENTRYPOINT = "/bin/sh"',
  ],
  check(recipe) {
    if (!makesOciImage(recipe) || !recipe.isSet('OCI_IMAGE_SUBARCH')) return [];
    const variant = recipe.text('OCI_IMAGE_SUBARCH');
    if (!variant || recipe.text('OCI_IMAGE_BACKEND') !== 'umoci') return [];
    const place = recipe.placeOf('OCI_IMAGE_SUBARCH');
    if (!place) return [];
    return [
      {
        place,
        message: `The image does not say \`${variant}\`: umoci writes no variant. Where it matters, use \`OCI_IMAGE_BACKEND = "sloci-image"\`.`,
      },
    ];
  },
};
