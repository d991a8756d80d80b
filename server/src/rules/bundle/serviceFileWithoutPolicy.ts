import { sourceOfBundle, sourceOfContainer } from '../../containers/bundledSources';
import type { RecipeRule } from '../rule';

export const serviceFileWithoutPolicy: RecipeRule = {
  id: 'service-file-without-policy',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A unit in CONTAINER_SERVICE_FILE for a bundled container that has no restart policy.',
  why: '`container-cross-install` looks at units only of containers with a policy: the file does not come into the image.',
  bad: [
    'inherit container-bundle',
    'SRC_URI = "file://my-app.service"',
    'CONTAINER_BUNDLES = "my-app"',
    'CONTAINER_SERVICE_FILE[my-app] = "${UNPACKDIR}/my-app.service"',
  ],
  good: [
    'inherit container-bundle',
    'SRC_URI = "file://my-app.service"',
    'CONTAINER_BUNDLES = "my-app:always"',
    'CONTAINER_SERVICE_FILE[my-app] = "${UNPACKDIR}/my-app.service"',
  ],
  check(recipe) {
    const words = [
      ...recipe.wordsReadBy('container-bundle', 'CONTAINER_BUNDLES').map(({ text }) => sourceOfBundle(text)),
      ...recipe.wordsReadBy('container-cross-install', 'BUNDLED_CONTAINERS').map(({ text }) => sourceOfContainer(text)),
    ];
    const started = new Set(words.flatMap(({ flag, policy }) => (policy === '' ? [] : [flag])));
    const idle = new Set(words.map(({ flag }) => flag).filter((flag) => !started.has(flag)));
    return recipe.flagsGiven('CONTAINER_SERVICE_FILE').flatMap(({ flag }) => {
      const place = idle.has(flag) ? recipe.placeOfFlagName('CONTAINER_SERVICE_FILE', flag) : undefined;
      if (!place) return [];
      return [
        {
          place,
          message: `\`${flag}\` has no restart policy: this unit does not come into the image. Add one to the entry, such as \`${flag}:always\`; it only says that there is to be a unit.`,
        },
      ];
    });
  },
};
