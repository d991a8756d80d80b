import { bundleEntry, digestFlag } from '../../containers/bundleEntry';
import type { RecipeRule } from '../rule';

export const severalDeployedContainers: RecipeRule = {
  id: 'several-deployed-containers',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'CONTAINER_BUNDLE_DEPLOY in a recipe that does not fetch exactly one image.',
  why: '`container-bundle` deploys one fetched image under the name of the recipe: the first by the alphabet. The others are left out without a message, and images of this build are not deployed at all.',
  bad: [
    'inherit container-bundle',
    'CONTAINER_BUNDLE_DEPLOY = "1"',
    'CONTAINER_BUNDLES = "docker.io/library/alpine:3.24 docker.io/library/redis:7"',
    `CONTAINER_DIGESTS[docker.io_library_alpine_3.24] = "sha256:${'0'.repeat(64)}"`,
    `CONTAINER_DIGESTS[docker.io_library_redis_7] = "sha256:${'1'.repeat(64)}"`,
  ],
  good: [
    'inherit container-bundle',
    'CONTAINER_BUNDLE_DEPLOY = "1"',
    'CONTAINER_BUNDLES = "docker.io/library/alpine:3.24"',
    `CONTAINER_DIGESTS[docker.io_library_alpine_3.24] = "sha256:${'0'.repeat(64)}"`,
  ],
  check(recipe) {
    if (!recipe.inherits('container-bundle') || recipe.text('CONTAINER_BUNDLE_DEPLOY') !== '1') return [];
    const entries = recipe.words('CONTAINER_BUNDLES')?.map(bundleEntry);
    const place = recipe.placeOf('CONTAINER_BUNDLE_DEPLOY');
    if (!entries || entries.length === 0 || !place) return [];
    const remote = [...new Set(entries.filter(({ kind }) => kind === 'remote').map(({ source }) => source))];
    if (remote.length === 1) return [];
    const first = remote.toSorted((one, other) => (digestFlag(one) < digestFlag(other) ? -1 : 1))[0];
    return [
      {
        place,
        message:
          first === undefined
            ? 'There is nothing to deploy: only images that the recipe fetches are, and it has none. Name the image recipe itself where the base is wanted.'
            : `Of the ${remote.length} images that the recipe fetches only \`${first}\` is deployed, the first by the alphabet. Make a recipe for each base.`,
      },
    ];
  },
};
