import { replacement } from '../fixes';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociBackendSingleLayer: RecipeRule = {
  id: 'oci-backend-single-layer',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'An image of several layers, or on a base image, made with sloci-image.',
  why: 'An image of sloci-image has one layer. The class stops with a fatal error where OCI_LAYER_MODE is not `single` or OCI_BASE_IMAGE is set, and BitBake cannot read the recipe.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_BACKEND = "sloci-image"', 'OCI_BASE_IMAGE = "container-base"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_BACKEND = "umoci"', 'OCI_BASE_IMAGE = "container-base"'],
  check(recipe) {
    if (!makesOciImage(recipe) || recipe.text('OCI_IMAGE_BACKEND') !== 'sloci-image') return [];
    const mode = recipe.text('OCI_LAYER_MODE') || 'single';
    const base = recipe.text('OCI_BASE_IMAGE');
    const cause =
      mode !== 'single' ? `OCI_LAYER_MODE is \`${mode}\`` : base ? `OCI_BASE_IMAGE is \`${base}\`` : undefined;
    const place = cause === undefined ? undefined : recipe.placeOf('OCI_IMAGE_BACKEND');
    if (!place) return [];
    return [
      {
        place,
        message: `The class stops: ${cause}, and sloci-image makes images of one layer alone. Use \`umoci\`.`,
        fix: replacement(place, 'sloci-image', 'umoci', { title: 'Write umoci' }),
      },
    ];
  },
};
