import { bundledContainer, bundleRuntimes } from '../../containers/bundledContainer';
import { isRestartPolicy } from '../../containers/restartPolicy';
import type { ValueRule } from '../rule';

export const unknownContainerRuntime: ValueRule = {
  id: 'unknown-container-runtime',
  category: 'bundle',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'An entry of BUNDLED_CONTAINERS whose second field is neither `docker` nor `podman`.',
  why: '`container-cross-install` fills the storage of these two only. It warns of any other word while the image is made, and leaves the container out of it.',
  bad: ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app:autostart"'],
  good: ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app:docker:always"'],
  check(evaluated) {
    return evaluated.wordsReadBy('container-cross-install', 'BUNDLED_CONTAINERS').flatMap(({ text, place }) => {
      const { name, runtime } = bundledContainer(text);
      if (runtime === undefined || bundleRuntimes.includes(runtime) || text.includes('/')) return [];
      return [
        { place, message: `${meaning(name, runtime)} The container is left out of the image. ${remedy(runtime)}` },
      ];
    });
  },
};

function meaning(name: string, runtime: string): string {
  if (runtime === '') return `\`${name}\` has an empty field for its runtime.`;
  return `\`${runtime}\` is no runtime whose storage can be filled.`;
}

function remedy(runtime: string): string {
  const policy = isRestartPolicy(runtime) ? `:${runtime}` : '';
  return `Write \`NAME:docker${policy}\` or \`NAME:podman${policy}\`.`;
}
