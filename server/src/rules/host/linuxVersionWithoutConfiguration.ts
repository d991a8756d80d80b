import { hasDistroFeature } from '../../containers/hostConfiguration';
import { kernelVersionsWithFragments } from '../../containers/kernelFragments';
import { baseName } from '../../project/paths';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { RecipeRule } from '../rule';

export const linuxVersionWithoutConfiguration: RecipeRule = {
  id: 'linux-version-without-configuration',
  category: 'host',
  subject: 'recipe',
  severity: 'warning',
  what: 'A kernel recipe of the build whose LINUX_VERSION this release of meta-virtualization has no configuration for.',
  why: 'The append `linux-%.bbappend` of the layer makes the name of the file that it includes from the first two numbers of LINUX_VERSION. Where there is no such file nothing is included, nobody says so, and the kernel lacks what containers need.',
  bad: {
    'conf/local.conf': ['DISTRO_FEATURES:append = " virtualization"', 'PREFERRED_PROVIDER_virtual/kernel = "linux-my"'],
    'recipes/linux-my_6.1.bb': [
      'LINUX_VERSION = "6.1.90"',
      'SRC_URI = "git://example.com/kmeta.git;type=kmeta;branch=main"',
    ],
  },
  good: {
    'conf/local.conf': ['DISTRO_FEATURES:append = " virtualization"', 'PREFERRED_PROVIDER_virtual/kernel = "linux-my"'],
    'recipes/linux-my_6.18.bb': [
      'LINUX_VERSION = "6.18.3"',
      'SRC_URI = "git://example.com/kmeta.git;type=kmeta;branch=main"',
    ],
  },
  check(recipe) {
    if (recipe.text('PREFERRED_PROVIDER_virtual/kernel') !== recipe.name || !takesFragments(recipe)) return [];
    const version = /^(\d+\.\d+)(?!\d)/.exec(recipe.text('LINUX_VERSION') ?? '')?.[1];
    if (version === undefined || bringsItsOwn(recipe)) return [];
    const known = kernelVersionsWithFragments(recipe.snapshot, recipe.release);
    const view = recipe.configurationView;
    if (known.includes(version) || !view || !hasDistroFeature(view, 'virtualization')) return [];
    const place = recipe.placeOf('LINUX_VERSION');
    if (!place) return [];
    return [
      {
        place,
        message: `meta-virtualization for ${recipe.release} has kernel configuration for ${known.join(', ')} only: Linux ${version} is built without what containers need. Build one of these, or add the configuration in the recipe.`,
      },
    ];
  },
};

/** Whether the append of the layer is for the recipe, and the recipe merges what that brings. */
function takesFragments(recipe: EvaluatedRecipe): boolean {
  if (!baseName(recipe.path).startsWith('linux-') || ofCore.has(recipe.name)) return false;
  return !!recipe.text('SRC_URI')?.includes('type=kmeta') && recipe.text('SKIP_META_VIRT_KERNEL_INCLUDE') === '';
}

/** Their version is chosen in the configuration, and judged there. */
const ofCore: ReadonlySet<string> = new Set(['linux-yocto', 'linux-yocto-dev', 'linux-yocto-rt', 'linux-yocto-tiny']);

/** Whether the names of the recipe's own fragments say that they are for containers. */
function bringsItsOwn(recipe: EvaluatedRecipe): boolean {
  const sources = recipe.words('SRC_URI')?.filter((word) => /^file:\/\/.*\.(?:cfg|scc)\b/.test(word)) ?? [];
  const features = recipe.words('KERNEL_FEATURES') ?? [];
  return [...sources, ...features].some((word) =>
    /contain|docker|k3s|k8s|kubern|lxc|overlay|podman|virtuali[sz]/i.test(word),
  );
}
