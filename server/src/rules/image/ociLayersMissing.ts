import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociLayersMissing: RecipeRule = {
  id: 'oci-layers-missing',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'An image of several layers that names none.',
  why: 'With OCI_LAYER_MODE at `multi` the class stops with a fatal error where OCI_LAYERS is empty, and BitBake cannot read the recipe.',
  bad: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"'],
  good: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"', 'OCI_LAYERS = "base:packages:busybox"'],
  check(recipe) {
    if (!makesOciImage(recipe) || recipe.text('OCI_LAYER_MODE') !== 'multi') return [];
    const place = recipe.text('OCI_LAYERS')?.trim() === '' ? recipe.placeOf('OCI_LAYER_MODE') : undefined;
    if (!place) return [];
    return [
      {
        place,
        message:
          'The class stops: OCI_LAYER_MODE is `multi`, and OCI_LAYERS is empty. Name the layers, `OCI_LAYERS = "base:packages:busybox"`, or leave the mode at `single`.',
      },
    ];
  },
};
