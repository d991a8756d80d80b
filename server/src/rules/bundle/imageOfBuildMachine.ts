import { bundleEntry } from '../../containers/bundleEntry';
import type { RecipeRule } from '../rule';

export const imageOfBuildMachine: RecipeRule = {
  id: 'image-of-build-machine',
  category: 'bundle',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'master' },
  what: 'The image of a registry in a bundle for another architecture than that of the building machine.',
  why: 'Where the digest is that of a list for several architectures, skopeo takes the image of the machine that it runs on. The class of wrynose tells it the architecture of the target; that of master does not, and the container cannot be started.',
  bad: {
    'conf/local.conf': ['MACHINE = "my-board"'],
    'conf/machine/my-board.conf': ['TARGET_ARCH = "aarch64"', 'BUILD_ARCH = "x86_64"'],
    'classes/container-bundle.bbclass': ['CONTAINER_BUNDLES ?= ""'],
    'recipes/redis-bundle.bb': [
      'inherit container-bundle',
      'CONTAINER_BUNDLES = "docker.io/library/redis:7"',
      `CONTAINER_DIGESTS[docker.io_library_redis_7] = "sha256:${'0'.repeat(64)}"`,
    ],
  },
  good: {
    'conf/local.conf': ['MACHINE = "my-board"'],
    'conf/machine/my-board.conf': ['TARGET_ARCH = "x86_64"', 'BUILD_ARCH = "x86_64"'],
    'classes/container-bundle.bbclass': ['CONTAINER_BUNDLES ?= ""'],
    'recipes/redis-bundle.bb': [
      'inherit container-bundle',
      'CONTAINER_BUNDLES = "docker.io/library/redis:7"',
      `CONTAINER_DIGESTS[docker.io_library_redis_7] = "sha256:${'0'.repeat(64)}"`,
    ],
  },
  check(recipe) {
    const { snapshot, metadata } = recipe;
    if (snapshot.build === undefined) return [];
    const words = recipe.wordsReadBy('container-bundle', 'CONTAINER_BUNDLES');
    // The class of wrynose, whose name layers for master bear too, asks for the target's architecture.
    if (words.length === 0 || metadata.history('CONTAINER_BUNDLE_OCI_ARCH').length > 0) return [];
    const [target, build] = [recipe.text('TARGET_ARCH'), recipe.text('BUILD_ARCH')];
    if (!target || !build || target === build) return [];
    return words.flatMap(({ text, place }) => {
      const { kind, source } = bundleEntry(text);
      if (kind !== 'remote') return [];
      return [
        {
          place,
          message: `If the digest of \`${source}\` is that of a list for several architectures, skopeo takes the image for ${build}, the building machine, instead of ${target}. Pin the digest of the image for ${target} alone.`,
        },
      ];
    });
  },
};
