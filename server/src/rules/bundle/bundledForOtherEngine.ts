import { bundledContainer, bundleRuntimes } from '../../containers/bundledContainer';
import { bundlePackage } from '../../containers/bundlePackages';
import { containerBundle, containerHost } from '../../containers/bundlingClasses';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { Place, PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const bundledForOtherEngine: RecipeRule = {
  id: 'bundled-for-other-engine',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A container that goes into an image for an engine that the image does not have.',
  why: "`container-cross-install` fills docker's or podman's storage and writes units that call these, from BUNDLED_CONTAINERS and from the packages of bundles. containerd, k3s, incus, lxc and cri-o read neither.",
  bad: {
    'conf/local.conf': ['CONTAINER_PROFILE = "containerd"'],
    'recipes/my-host.bb': ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app:docker:always"'],
  },
  good: {
    'conf/local.conf': ['CONTAINER_PROFILE = "docker"'],
    'recipes/my-host.bb': ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app:docker:always"'],
  },
  check(recipe) {
    return [...bundledFindings(recipe), ...packageFindings(recipe), ...lonelyBundleFindings(recipe)];
  },
};

function bundledFindings(recipe: EvaluatedRecipe): readonly PlacedFinding[] {
  return recipe.wordsReadBy(containerHost.name, containerHost.list).flatMap(({ text, place }) => {
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
}

/** Which of the two storages a bundle is for, its recipe tells: an engine that reads neither is wrong for all. */
function packageFindings(recipe: EvaluatedRecipe): readonly PlacedFinding[] {
  const engine = recipe.inherits(containerHost.name) ? foreignEngine(recipe) : undefined;
  if (engine === undefined) return [];
  return (recipe.words('IMAGE_INSTALL') ?? []).flatMap((word) => {
    if (bundlePackage(recipe.snapshot, word)?.kind !== 'containers') return [];
    const place = recipe.placeOfWord('IMAGE_INSTALL', word);
    return place ? [bundleFinding(place, word, `the image has ${engine} only`, engine)] : [];
  });
}

/** Where no image at hand takes bundles in, all that tells is what the configuration chooses for hosts. */
function lonelyBundleFindings(recipe: EvaluatedRecipe): readonly PlacedFinding[] {
  const place = recipe.inherits(containerBundle.name) ? recipe.placeOf(containerBundle.list) : undefined;
  if (!place || recipe.hasCore || [...recipe.snapshot.recipesInheriting(containerHost.name)].length > 0) return [];
  const engine = recipe.text('CONTAINER_BUNDLE_DEPLOY') === '1' ? undefined : foreignEngine(recipe);
  return engine ? [bundleFinding(place, recipe.name, `the configuration chooses ${engine} for hosts`, engine)] : [];
}

function bundleFinding(place: Place, bundle: string, why: string, engine: string): PlacedFinding {
  return {
    place,
    message: `The containers of \`${bundle}\` go into the storage of docker or podman, and ${why}, which reads neither. ${remedy(engine)}`,
  };
}

/** The engine that reads the storage of none that a bundle can be for. */
function foreignEngine(recipe: EvaluatedRecipe): string | undefined {
  const engines = bundleRuntimes.map((runtime) => otherEngine(recipe, runtime));
  return engines.every((engine) => engine !== undefined && !bundleRuntimes.includes(engine)) ? engines[0] : undefined;
}

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
