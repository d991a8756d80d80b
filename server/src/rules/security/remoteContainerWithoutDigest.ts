import { bundleEntry, digestFlag, isSameButSigns } from '../../containers/bundleEntry';
import type { RecipeRule } from '../rule';

export const remoteContainerWithoutDigest: RecipeRule = {
  id: 'remote-container-without-digest',
  category: 'security',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'The image of a registry in CONTAINER_BUNDLES without a digest in CONTAINER_DIGESTS.',
  why: 'A tag can stand for another image tomorrow. container-bundle fetches by digest alone: do_fetch stops for a reference without one.',
  bad: ['inherit container-bundle', 'CONTAINER_BUNDLES = "docker.io/library/redis:7"'],
  good: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "docker.io/library/redis:7"',
    `CONTAINER_DIGESTS[docker.io_library_redis_7] = "sha256:${'0'.repeat(64)}"`,
  ],
  check(recipe) {
    const given = [...recipe.metadata.flags('CONTAINER_DIGESTS').keys()];
    return recipe.wordsReadBy('container-bundle', 'CONTAINER_BUNDLES').flatMap(({ text, place }) => {
      const { kind, source } = bundleEntry(text);
      // What else is wrong with the reference is said by other rules, and so is a flag whose name holds its `/` or `:`.
      if (kind !== 'remote' || source.includes('@')) return [];
      if (place.text.includes(`CONTAINER_DIGESTS[${source}]`)) return [];
      const flag = digestFlag(source);
      if (recipe.flag('CONTAINER_DIGESTS', flag) !== '' || given.some((each) => isSameButSigns(each, flag))) return [];
      return [
        {
          place,
          message: `do_fetch stops without the digest of \`${source}\`. Add \`CONTAINER_DIGESTS[${flag}] = "sha256:..."\`; \`skopeo inspect --format '{{.Digest}}' docker://${source}\` prints it.`,
        },
      ];
    });
  },
};
