import { platformMulticonfig } from '../../containers/bundling';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { RecipeRule } from '../rule';

export const platformMulticonfigMissing: RecipeRule = {
  id: 'platform-multiconfig-missing',
  category: 'configuration',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'An image for several architectures whose multiconfigs BBMULTICONFIG does not name.',
  why: 'The class oci-multiarch depends on the image of each platform in its multiconfig, container-aarch64 and container-x86-64 unless OCI_MULTIARCH_MC says otherwise. BitBake stops at a dependency on a multiconfig that it does not know.',
  bad: {
    'conf/local.conf': ['BBMULTICONFIG = "vruntime-x86-64"'],
    'recipes/app-multiarch.bb': [
      'inherit oci-multiarch',
      'OCI_MULTIARCH_RECIPE = "app"',
      'OCI_MULTIARCH_PLATFORMS = "aarch64 x86_64"',
    ],
  },
  good: {
    'conf/local.conf': ['BBMULTICONFIG = "container-aarch64 container-x86-64"'],
    'recipes/app-multiarch.bb': [
      'inherit oci-multiarch',
      'OCI_MULTIARCH_RECIPE = "app"',
      'OCI_MULTIARCH_PLATFORMS = "aarch64 x86_64"',
    ],
  },
  check(recipe) {
    if (!recipe.inherits('oci-multiarch') || isSkippedOtherwise(recipe)) return [];
    const platforms = recipe.words('OCI_MULTIARCH_PLATFORMS') ?? [];
    const configured = recipe.multiconfigs;
    if (!configured || platforms.length === 0) return [];
    const needed = platforms.flatMap((platform) => {
      const set = recipe.flag('OCI_MULTIARCH_MC', platform);
      return set === undefined ? [] : [set || platformMulticonfig(platform)];
    });
    const missing = needed.filter((name) => !configured.includes(name));
    const place = missing.length === 0 ? undefined : recipe.placeOf('OCI_MULTIARCH_PLATFORMS');
    if (!place) return [];
    return [
      {
        place,
        message: `BBMULTICONFIG does not name ${missing.join(' ')}: BitBake stops at the dependency on the image there. Add \`BBMULTICONFIG += "${missing.join(' ')}"\` to local.conf.`,
      },
    ];
  },
};

/** On master the class itself skips the recipe, and makes the variants that `mcextend` asks for. */
function isSkippedOtherwise({ metadata }: EvaluatedRecipe): boolean {
  return metadata.skipped !== undefined && !metadata.skipped.includes('MCNAME');
}
