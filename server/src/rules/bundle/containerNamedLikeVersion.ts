import { bundledContainer, importedImage, startedImage } from '../../containers/bundledContainer';
import type { ValueRule } from '../rule';

export const containerNamedLikeVersion: ValueRule = {
  id: 'container-named-like-version',
  category: 'bundle',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A container in BUNDLED_CONTAINERS that is started at boot and whose name ends like a version.',
  why: "What writes the units takes a number behind the last hyphen for the image's tag, and the import does not: the unit starts an image that is not there, and the engine asks a registry for it.",
  bad: ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app-2:docker:always"'],
  good: ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app-v2:docker:always"'],
  check(evaluated) {
    return evaluated.wordsReadBy('container-cross-install', 'BUNDLED_CONTAINERS').flatMap(({ text, place }) => {
      const container = bundledContainer(text);
      const [imported, started] = [importedImage(container), startedImage(container)];
      const isSame = imported.name === started.name && imported.tag === started.tag;
      if (isSame || container.policy === '' || evaluated.flag('CONTAINER_SERVICE_FILE', container.name) !== '')
        return [];
      return [
        {
          place,
          message: `The image is imported as \`${imported.name}:${imported.tag}\`, but its unit starts \`${started.name}:${started.tag}\`. Give the recipe a name that does not end in a number, or the container a unit with CONTAINER_SERVICE_FILE.`,
        },
      ];
    });
  },
};
