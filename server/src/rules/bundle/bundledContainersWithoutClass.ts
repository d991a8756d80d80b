import { containerBundle, containerHost } from '../../containers/bundlingClasses';
import type { ValueRule } from '../rule';

export const bundledContainersWithoutClass: ValueRule = {
  id: 'bundled-containers-without-class',
  category: 'bundle',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A recipe with BUNDLED_CONTAINERS or CONTAINER_BUNDLES that does not inherit the class which reads them.',
  why: 'Only container-cross-install reads BUNDLED_CONTAINERS, and only container-bundle reads CONTAINER_BUNDLES. Without it no container comes into the image or package, and nothing says so.',
  bad: ['inherit core-image', 'BUNDLED_CONTAINERS = "my-app:docker"'],
  good: ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app:docker"'],
  check(evaluated) {
    return [containerHost, containerBundle].flatMap(({ name, list }) =>
      evaluated.placesWithoutClass(name, list).map((place) => ({
        place,
        message: `Nothing reads ${list} here: the recipe does not inherit \`${name}\`.`,
      })),
    );
  },
};
