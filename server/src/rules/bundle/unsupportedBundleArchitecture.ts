import { helperMulticonfig } from '../../containers/bundling';
import { containerBundle, containerHost } from '../../containers/bundlingClasses';
import type { RecipeRule } from '../rule';

export const unsupportedBundleArchitecture: RecipeRule = {
  id: 'unsupported-bundle-architecture',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'Bundled containers for a machine that is neither aarch64 nor x86.',
  why: 'Containers are imported in a virtual machine of the architecture. There are multiconfigs for aarch64 and x86-64 only: for any other the class looks for its files in a folder `tmp-None`, and stops.',
  bad: {
    'conf/local.conf': ['MACHINE = "my-board"'],
    'conf/machine/my-board.conf': ['TARGET_ARCH = "riscv64"'],
    'recipes/my-host.bb': ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app:docker"'],
  },
  good: {
    'conf/local.conf': ['MACHINE = "my-board"'],
    'conf/machine/my-board.conf': ['TARGET_ARCH = "aarch64"'],
    'recipes/my-host.bb': ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app:docker"'],
  },
  check(recipe) {
    // What is fetched to be the base of an image is not imported.
    const isBase = recipe.text('CONTAINER_BUNDLE_DEPLOY') === '1';
    return [containerHost, ...(isBase ? [] : [containerBundle])].flatMap(({ name, list }) => {
      if (!recipe.inherits(name) || !recipe.text(list)?.trim()) return [];
      const architecture = recipe.text('TARGET_ARCH');
      const place = recipe.placeOf(list);
      if (!architecture || helperMulticonfig(architecture) !== undefined || !place) return [];
      return [
        {
          place,
          message: `Containers cannot be imported for ${architecture}: there is no virtual machine for it, only for aarch64 and x86-64. The build of the image stops.`,
        },
      ];
    });
  },
};
