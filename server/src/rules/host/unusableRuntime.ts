import { isOfAnotherRelease } from '../../containers/defaultProviders';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { ValueRule } from '../rule';

export const unusableRuntime: ValueRule = {
  id: 'unusable-runtime',
  category: 'host',
  subject: 'value',
  severity: 'error',
  what: 'An image or a package group with docker-ce, kata containers or runx, which cannot be built or are given up.',
  why: 'The recipe of docker-ce was removed after kirkstone. The recipes of kata are marked as broken, and BitBake skips them: nothing provides the package. runx is deprecated, and needs the distro feature `vmsep`.',
  bad: ['inherit core-image', 'IMAGE_INSTALL += "kata-runtime"'],
  good: ['inherit core-image', 'IMAGE_INSTALL += "vxn"'],
  check(evaluated) {
    return variablesOf(evaluated).flatMap((variable) =>
      evaluated.writtenWords(variable).flatMap(({ text, place }): readonly PlacedFinding[] => {
        if (kataPackages.includes(text) && !isRevived(evaluated, text)) {
          return [
            {
              place,
              message: `\`${text}\` cannot be built: its recipe is marked as broken, and BitBake skips it. vxn, crosvm or KVM keep containers apart by a virtual machine as well.`,
            },
          ];
        }
        if (text === 'docker-ce' && isRemoved(evaluated, text)) {
          return [
            {
              place,
              message: '`docker-ce` has no recipe since scarthgap: nothing provides it. Take `docker-moby`.',
            },
          ];
        }
        if (text !== 'runx') return [];
        return [
          {
            place,
            severity: 'warning',
            message: '`runx` is deprecated, and only built with the distro feature `vmsep`. Take vxn instead.',
          },
        ];
      }),
    );
  },
};

/** What names the packages of images, and those that other packages ask for. */
function variablesOf(evaluated: EvaluatedRecipe | EvaluatedConfiguration): readonly string[] {
  const chosen = ['VIRTUAL-RUNTIME_container_runtime', 'VIRTUAL-RUNTIME_container_engine'];
  const ofImages = ['IMAGE_INSTALL', 'CORE_IMAGE_EXTRA_INSTALL', 'CONTAINER_IMAGE_HOST_EXTRA_INSTALL'];
  if (!(evaluated instanceof EvaluatedRecipe)) return [...ofImages, ...chosen];
  if (evaluated.isImage) return ['IMAGE_INSTALL', ...chosen];
  // The recipes of the runtimes ask for each other.
  if (/^(?:kata-|runx$)/.test(evaluated.name)) return [];
  const packages = new Set([evaluated.name, ...(evaluated.words('PACKAGES') ?? [])]);
  const lists = ['IMAGE_INSTALL', ...[...packages].map((name) => `RDEPENDS:${name}`), ...chosen];
  // Hardly any recipe names one of them, and where a word is written takes long to find.
  return lists.filter((name) => evaluated.words(name)?.some((word) => unusable.has(word)));
}

function isRemoved({ snapshot, release }: EvaluatedRecipe | EvaluatedConfiguration, name: string): boolean {
  if (snapshot.recipesNamed(name).length > 0 || snapshot.recipesBehind(name) !== undefined) return false;
  return isOfAnotherRelease('virtual/docker', name, release);
}

const kataPackages = ['kata-agent', 'kata-proxy', 'kata-runtime', 'kata-shim'];
const unusable: ReadonlySet<string> = new Set([...kataPackages, 'docker-ce', 'runx']);

/** Whether the recipe at hand, or the configuration, says that it can be built. */
function isRevived({ metadata, snapshot }: EvaluatedRecipe | EvaluatedConfiguration, name: string): boolean {
  if (metadata.flagHistory('SKIP_RECIPE', name).some(({ origin }) => origin?.path.endsWith('.conf'))) return true;
  const [recipe] = snapshot.recipesNamed(name);
  return recipe?.assignments.every(({ name: written }) => written !== 'SKIP_RECIPE') ?? false;
}
