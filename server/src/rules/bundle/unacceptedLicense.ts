import { bundleEntry, unacceptedReference } from '../../containers/bundleEntry';
import type { RecipeRule } from '../rule';

export const unacceptedLicense: RecipeRule = {
  id: 'unaccepted-license',
  category: 'bundle',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'The image of a registry in a build that accepts no licence of such images.',
  why: '`container-bundle` warns at each fetch of an image that somebody else made, until the configuration says that its licence was looked at.',
  bad: {
    'conf/local.conf': ['MACHINE = "qemux86-64"'],
    'recipes/alpine-bundle.bb': [
      'inherit container-bundle',
      'CONTAINER_BUNDLES = "docker.io/library/alpine:3.24"',
      `CONTAINER_DIGESTS[docker.io_library_alpine_3.24] = "sha256:${'0'.repeat(64)}"`,
    ],
  },
  good: {
    'conf/local.conf': ['CONTAINER_FLAGS_ACCEPTED = "docker.io/library/alpine"'],
    'recipes/alpine-bundle.bb': [
      'inherit container-bundle',
      'CONTAINER_BUNDLES = "docker.io/library/alpine:3.24"',
      `CONTAINER_DIGESTS[docker.io_library_alpine_3.24] = "sha256:${'0'.repeat(64)}"`,
    ],
  },
  check(recipe) {
    if (recipe.snapshot.build === undefined) return [];
    const accepted = recipe.words('CONTAINER_FLAGS_ACCEPTED');
    // Where some licences are accepted and one is not, another rule says it.
    if (accepted?.length !== 0) return [];
    return recipe.wordsReadBy('container-bundle', 'CONTAINER_BUNDLES').flatMap(({ text, place }) => {
      const base = unacceptedReference(bundleEntry(text), accepted);
      if (base === undefined) return [];
      return [
        {
          place,
          message: `The build warns of the licence of \`${base}\` at each fetch. Once you have looked at it, add \`CONTAINER_FLAGS_ACCEPTED += "${base}"\` to local.conf or the distro.`,
        },
      ];
    });
  },
};
