import { compareReleases } from '../../knowledge/release';
import { backendOf, makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociEntrypointEmpty: RecipeRule = {
  id: 'oci-entrypoint-empty',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  what: 'An empty entrypoint where the tool that makes the image needs one.',
  why: 'Both sloci-image, and umoci on kirkstone, are given the option for the entrypoint in any case. Without a value behind it, the option has none, or takes the next one for it, and the build stops.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_BACKEND = "sloci-image"', 'OCI_IMAGE_ENTRYPOINT = ""'],
  good: ['inherit image image-oci', 'OCI_IMAGE_BACKEND = "sloci-image"', 'OCI_IMAGE_ENTRYPOINT = "/bin/sh"'],
  check(recipe) {
    if (!makesOciImage(recipe) || recipe.text('OCI_IMAGE_ENTRYPOINT')?.trim() !== '') return [];
    const backend = backendOf(recipe);
    const isOldUmoci = backend === 'umoci' && compareReleases(recipe.release, 'scarthgap') < 0;
    if (backend !== 'sloci-image' && !isOldUmoci) return [];
    const place = recipe.isSet('OCI_IMAGE_ENTRYPOINT')
      ? recipe.placeOfName('OCI_IMAGE_ENTRYPOINT')
      : recipe.isSet('OCI_IMAGE_BACKEND') && recipe.placeOf('OCI_IMAGE_BACKEND');
    if (!place) return [];
    return [
      {
        place,
        message: `The build stops: ${backend} is given the option for the entrypoint, and nothing behind it. Name a program in OCI_IMAGE_ENTRYPOINT, such as \`/bin/sh\`.`,
      },
    ];
  },
};
