import { goArchitecture } from '../../containers/ociArchitecture';
import { replacement } from '../fixes';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociArchitectureName: RecipeRule = {
  id: 'oci-architecture-name',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  what: 'An architecture of an image by a name that is not that of Go.',
  why: 'OCI images bear the names that Go gives architectures: `amd64`, `arm64`. Any word is written into the image, and runtimes and registries then find nothing in it for their platform.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_ARCH = "x86_64"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_ARCH = "amd64"'],
  check(recipe) {
    if (!makesOciImage(recipe) || !recipe.isSet('OCI_IMAGE_ARCH')) return [];
    const name = recipe.text('OCI_IMAGE_ARCH');
    const meant = name === undefined ? undefined : goArchitecture(name);
    const place = meant === undefined ? undefined : recipe.placeOf('OCI_IMAGE_ARCH');
    if (!place || name === undefined || meant === undefined || meant === name) return [];
    return [
      {
        place,
        message: `No runtime looks for an image for \`${name}\`: the architecture is called \`${meant}\` in images.`,
        fix: replacement(place, name, meant, { title: `Write ${meant}`, safe: true }),
      },
    ];
  },
};
