import { bundleEntry, unacceptedReference } from '../../containers/bundleEntry';
import type { RecipeRule } from '../rule';

export const licenseLeftOut: RecipeRule = {
  id: 'license-left-out',
  category: 'bundle',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'master' },
  what: 'The image of a registry that is left out of CONTAINER_FLAGS_ACCEPTED, which accepts the licences of others.',
  why: '`container-bundle` warns at each fetch of an image that somebody else made, unless the list names it, with or without its tag.',
  bad: {
    'conf/local.conf': ['CONTAINER_FLAGS_ACCEPTED = "docker.io/library/busybox"'],
    'recipes/alpine-bundle.bb': [
      'inherit container-bundle',
      'CONTAINER_BUNDLES = "docker.io/library/alpine:3.24"',
      `CONTAINER_DIGESTS[docker.io_library_alpine_3.24] = "sha256:${'0'.repeat(64)}"`,
    ],
  },
  good: {
    'conf/local.conf': ['CONTAINER_FLAGS_ACCEPTED = "docker.io/library/busybox docker.io/library/alpine"'],
    'recipes/alpine-bundle.bb': [
      'inherit container-bundle',
      'CONTAINER_BUNDLES = "docker.io/library/alpine:3.24"',
      `CONTAINER_DIGESTS[docker.io_library_alpine_3.24] = "sha256:${'0'.repeat(64)}"`,
    ],
  },
  check(recipe) {
    const accepted = recipe.words('CONTAINER_FLAGS_ACCEPTED');
    // That the recipe accepts licences itself is said of it.
    if (!accepted?.length || recipe.authorOf('CONTAINER_FLAGS_ACCEPTED') === 'recipe') return [];
    return recipe.wordsReadBy('container-bundle', 'CONTAINER_BUNDLES').flatMap(({ text, place }) => {
      const base = unacceptedReference(bundleEntry(text), accepted);
      if (base === undefined) return [];
      return [
        {
          place,
          message: `CONTAINER_FLAGS_ACCEPTED does not name \`${base}\`, and the build warns of its licence at each fetch. Once you have looked at it, add \`CONTAINER_FLAGS_ACCEPTED += "${base}"\` to the configuration.`,
        },
      ];
    });
  },
};
