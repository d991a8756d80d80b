import { sourceOfBundle, sourceOfContainer } from '../../containers/bundledSources';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { RecipeRule } from '../rule';

export const serviceFileOfOtherRuntime: RecipeRule = {
  id: 'service-file-of-other-runtime',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A `.container` file in CONTAINER_SERVICE_FILE for a container of docker, or a `.service` file for one of podman.',
  why: "The classes install the file under the other name: docker's as a unit of systemd, podman's as a Quadlet. Neither systemd nor podman's generator understands what is in it.",
  bad: [
    'inherit container-bundle',
    'SRC_URI = "file://my-app.service"',
    'CONTAINER_BUNDLE_RUNTIME = "podman"',
    'CONTAINER_BUNDLES = "my-app:always"',
    'CONTAINER_SERVICE_FILE[my-app] = "${UNPACKDIR}/my-app.service"',
  ],
  good: [
    'inherit container-bundle',
    'SRC_URI = "file://my-app.container"',
    'CONTAINER_BUNDLE_RUNTIME = "podman"',
    'CONTAINER_BUNDLES = "my-app:always"',
    'CONTAINER_SERVICE_FILE[my-app] = "${UNPACKDIR}/my-app.container"',
  ],
  check(recipe) {
    const bundled = recipe
      .wordsReadBy('container-cross-install', 'BUNDLED_CONTAINERS')
      .map(({ text }) => ({ ...sourceOfContainer(text), usual: 'CONTAINER_DEFAULT_RUNTIME' }));
    const packaged = recipe
      .wordsReadBy('container-bundle', 'CONTAINER_BUNDLES')
      .map(({ text }) => ({ ...sourceOfBundle(text), usual: 'CONTAINER_BUNDLE_RUNTIME' }));
    return [...bundled, ...packaged].flatMap(({ flag, runtime: written, usual }) => {
      const file = recipe.flag('CONTAINER_SERVICE_FILE', flag);
      const runtime = written ?? (recipe.text(usual) === '' ? runtimeOfProfile(recipe) : recipe.text(usual));
      const ending = runtime === 'docker' ? '.container' : runtime === 'podman' ? '.service' : undefined;
      const place = ending && file?.endsWith(ending) ? recipe.placeOfFlag('CONTAINER_SERVICE_FILE', flag) : undefined;
      if (!place) return [];
      const wanted = runtime === 'docker' ? 'a `.service` file' : 'a `.container` file, a Quadlet';
      return [
        {
          place,
          message: `\`${flag}\` is a container of ${runtime}, which takes ${wanted}: this one is installed under that name and not understood.`,
        },
      ];
    });
  },
};

/** What the classes take where nobody chooses, from CONTAINER_PROFILE, as far as that is known. */
function runtimeOfProfile(recipe: EvaluatedRecipe): string | undefined {
  const profile = recipe.text('CONTAINER_PROFILE');
  return profile === 'podman' || profile === 'docker' ? profile : undefined;
}
