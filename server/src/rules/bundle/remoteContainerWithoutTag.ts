import { bundleEntry, digestFlag, tagOf } from '../../containers/bundleEntry';
import type { RecipeRule } from '../rule';

export const remoteContainerWithoutTag: RecipeRule = {
  id: 'remote-container-without-tag',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'The image of a registry in CONTAINER_BUNDLES without a tag.',
  why: '`container-bundle` names the image after its tag and means to take `latest` where there is none, but gets an empty one: the image is imported under a broken name, and its unit cannot start it.',
  bad: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "docker.io/library/alpine"',
    `CONTAINER_DIGESTS[docker.io_library_alpine] = "sha256:${'0'.repeat(64)}"`,
  ],
  good: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "docker.io/library/alpine:3.24"',
    `CONTAINER_DIGESTS[docker.io_library_alpine_3.24] = "sha256:${'0'.repeat(64)}"`,
  ],
  check(recipe) {
    // A digest that is written as a part of the reference is a finding of its own.
    return recipe.wordsReadBy('container-bundle', 'CONTAINER_BUNDLES').flatMap(({ text, place }) => {
      const { kind, source } = bundleEntry(text);
      if (kind !== 'remote' || source.includes('@')) return [];
      const tag = tagOf(source);
      if (tag !== '' && !tag.includes('/')) return [];
      return [
        {
          place,
          message: `\`${source}\` has no tag: the image is imported under a broken name. Add one, such as \`${source}:1.0\`, here and to the flag \`CONTAINER_DIGESTS[${digestFlag(`${source}:1.0`)}]\`.`,
        },
      ];
    });
  },
};
