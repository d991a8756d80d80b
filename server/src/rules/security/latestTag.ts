import { bundleEntry, tagOf } from '../../containers/bundleEntry';
import type { RecipeRule } from '../rule';

export const latestTag: RecipeRule = {
  id: 'latest-tag',
  category: 'security',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'The image of a registry in CONTAINER_BUNDLES with the tag `latest`.',
  why: 'The digest decides what is fetched. The tag only says what it was once, and `latest` does not: nobody can tell from it which version the image holds, and whether it has to be replaced.',
  bad: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "docker.io/library/redis:latest"',
    `CONTAINER_DIGESTS[docker.io_library_redis_latest] = "sha256:${'0'.repeat(64)}"`,
  ],
  good: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "docker.io/library/redis:7"',
    `CONTAINER_DIGESTS[docker.io_library_redis_7] = "sha256:${'0'.repeat(64)}"`,
  ],
  check(recipe) {
    return recipe.wordsReadBy('container-bundle', 'CONTAINER_BUNDLES').flatMap(({ text, place }) => {
      const { kind, source } = bundleEntry(text);
      if (kind !== 'remote' || tagOf(source) !== 'latest') return [];
      return [
        {
          place,
          message: `\`${source}\` says nothing of the version that its digest stands for. Write the tag of the version, here and in the flag of CONTAINER_DIGESTS.`,
        },
      ];
    });
  },
};
