import { bundledContainer } from '../../containers/bundledContainer';
import type { ValueRule } from '../rule';

export const externalWithoutRuntime: ValueRule = {
  id: 'external-without-runtime',
  category: 'bundle',
  subject: 'value',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'An entry of BUNDLED_CONTAINERS with `external` in place of the runtime.',
  why: 'The import leaves `external` out and takes the runtime of CONTAINER_PROFILE. What writes the units takes `external` itself for the runtime, so that no policy can be added.',
  bad: ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "vendor-app:external"'],
  good: ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "vendor-app:docker::external"'],
  check(evaluated) {
    return evaluated.wordsReadBy('container-cross-install', 'BUNDLED_CONTAINERS').flatMap(({ text, place }) => {
      const { name, fields, runtime } = bundledContainer(text);
      if (fields[1] !== 'external' || runtime !== undefined) return [];
      const meant = `${name}:docker::external`;
      return [
        {
          place,
          message: `\`${text}\` names no runtime: which storage it goes into depends on CONTAINER_PROFILE, and it can get no unit. Write \`${meant}\`, or the same with \`podman\`.`,
        },
      ];
    });
  },
};
