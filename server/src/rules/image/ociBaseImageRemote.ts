import { baseImage } from '../../containers/baseImage';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociBaseImageRemote: RecipeRule = {
  id: 'oci-base-image-remote',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A base image that the class takes for one of a registry.',
  why: 'OCI_BASE_IMAGE names an image recipe, or a folder with an OCI layout. What has a slash in it, or a dot before the first colon, is taken for an image of a registry, and the class stops with a fatal error.',
  bad: ['inherit image image-oci', 'OCI_BASE_IMAGE = "docker.io/library/alpine:3.24"'],
  good: ['inherit image image-oci', 'OCI_BASE_IMAGE = "alpine-oci-base"'],
  check(recipe) {
    if (!makesOciImage(recipe)) return [];
    const value = recipe.text('OCI_BASE_IMAGE');
    const base = value ? baseImage(value) : undefined;
    const place = base?.kind === 'remote' ? recipe.placeOf('OCI_BASE_IMAGE') : undefined;
    if (base?.kind !== 'remote' || !place || (recipe.metadata.missingClasses.size > 0 && value?.includes('${')))
      return [];
    return [
      {
        place,
        message: base.isName
          ? `The class stops: the dot makes it take \`${value}\` for an image of a registry. Give the base recipe a name without a dot.`
          : `The class stops: \`${value}\` is an image of a registry. Fetch it with a recipe that inherits container-bundle and sets \`CONTAINER_BUNDLE_DEPLOY = "1"\`, and name that recipe.`,
      },
    ];
  },
};
