import { bundledContainer } from '../../containers/bundledContainer';
import type { ValueRule } from '../rule';

export const remoteBundledContainer: ValueRule = {
  id: 'remote-bundled-container',
  category: 'bundle',
  subject: 'value',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'The image of a registry in BUNDLED_CONTAINERS.',
  why: '`container-cross-install` takes the name for a recipe that it waits for; nothing provides one with a `/` in its name, and the build stops before it begins. Only container-bundle fetches images.',
  bad: ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "docker.io/library/redis:7:docker"'],
  good: ['inherit core-image container-cross-install', 'IMAGE_INSTALL += "redis-container-bundle"'],
  check(evaluated) {
    return evaluated.wordsReadBy('container-cross-install', 'BUNDLED_CONTAINERS').flatMap(({ text, place }) => {
      const { name, isExternal, fields } = bundledContainer(text);
      const isReference = name.includes('/') || /^\d+\/./.test(fields[1] ?? '');
      if (!isReference || isExternal || /^[a-z][a-z+-]*:\/\//.test(text)) return [];
      return [
        {
          place,
          message: `\`${name}\` is taken for a recipe of this build, which nothing provides. Fetch the image in a recipe that inherits container-bundle, and put that into IMAGE_INSTALL.`,
        },
      ];
    });
  },
};
