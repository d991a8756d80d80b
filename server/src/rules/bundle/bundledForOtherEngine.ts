import { bundledContainer, bundleRuntimes } from '../../containers/bundledContainer';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { RecipeRule } from '../rule';

export const bundledForOtherEngine: RecipeRule = {
  id: 'bundled-for-other-engine',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A container in BUNDLED_CONTAINERS for an engine that the image does not have.',
  why: "`container-cross-install` fills docker's or podman's storage and writes units that call these. containerd, k3s, incus, lxc and cri-o read neither.",
  bad: {
    'conf/local.conf': ['CONTAINER_PROFILE = "containerd"'],
    'recipes/my-host.bb': ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app:docker:always"'],
  },
  good: {
    'conf/local.conf': ['CONTAINER_PROFILE = "docker"'],
    'recipes/my-host.bb': ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app:docker:always"'],
  },
  check(recipe) {
    const words = recipe.wordsReadBy('container-cross-install', 'BUNDLED_CONTAINERS');
    return words.flatMap(({ text, place }) => {
      const { name, runtime: written } = bundledContainer(text);
      const runtime = written ?? recipe.text('CONTAINER_DEFAULT_RUNTIME');
      if (runtime === undefined || !bundleRuntimes.includes(runtime)) return [];
      const engine = otherEngine(recipe, runtime);
      if (engine === undefined) return [];
      return [
        {
          place,
          message: `\`${name}\` goes into ${runtime}'s storage, and the image has ${engine} only, which does not read it. ${remedy(engine)}`,
        },
      ];
    });
  },
};

function remedy(engine: string): string {
  return bundleRuntimes.includes(engine)
    ? `Write \`${engine}\`, or install the other engine too.`
    : 'Choose docker or podman with CONTAINER_PROFILE, or import the image at the first boot.';
}

/** The engine that the image has instead; undefined where it has the right one, or where that is not known. */
function otherEngine(recipe: EvaluatedRecipe, runtime: string): string | undefined {
  const installed = recipe.text('IMAGE_INSTALL');
  if (installed === undefined || installed.includes(runtime)) return undefined;
  const engines = recipe.words('VIRTUAL-RUNTIME_container_engine');
  if (engines === undefined || engines.some((engine) => engine.includes(runtime))) return undefined;
  const profile =
    recipe.authorOf('CONTAINER_PROFILE') === 'configuration' ? recipe.text('CONTAINER_PROFILE') : undefined;
  const engine = engines[0] ?? enginesOfProfiles[profile ?? ''];
  return engine === undefined || engine.includes(runtime) ? undefined : engine.replace(/^docker-.*/, 'docker');
}

const enginesOfProfiles: Readonly<Record<string, string>> = {
  docker: 'docker',
  podman: 'podman',
  containerd: 'containerd',
  'k3s-host': 'k3s',
  'k3s-node': 'k3s',
  incus: 'incus',
  lxc: 'lxc',
};
