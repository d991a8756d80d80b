import { helperMulticonfig, helperMulticonfigs, startsContainers } from '../../containers/bundling';
import { containerBundle, containerHost } from '../../containers/bundlingClasses';
import { missingDistroFeatures } from '../../containers/hostConfiguration';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { RecipeRule } from '../rule';

export const hostImageWithoutHelper: RecipeRule = {
  id: 'host-image-without-helper',
  category: 'host',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'An image or a bundle takes in containers, and the build folder is not set up for it.',
  why: 'The classes container-cross-install and container-bundle import containers in a virtual machine: it is built in the multiconfigs vruntime-aarch64 and vruntime-x86-64, and works only with the distro feature vcontainer. Where BBMULTICONFIG lacks them do_rootfs stops; without the feature the import fails or runs into its timeout. Units that start containers are for systemd alone.',
  bad: {
    'conf/local.conf': ['DISTRO_FEATURES:append = " virtualization"'],
    'recipes/host.bb': ['inherit image container-cross-install', 'BUNDLED_CONTAINERS = "app:docker"'],
  },
  good: {
    'conf/local.conf': [
      'DISTRO_FEATURES:append = " virtualization vcontainer"',
      'BBMULTICONFIG = "vruntime-aarch64 vruntime-x86-64"',
    ],
    'recipes/host.bb': ['inherit image container-cross-install', 'BUNDLED_CONTAINERS = "app:docker"'],
  },
  check(recipe) {
    if (!recipe.knowsBuild) return [];
    // What is fetched to be the base of an image is not imported.
    const isBase = recipe.text('CONTAINER_BUNDLE_DEPLOY') === '1';
    return [containerHost, ...(isBase ? [] : [containerBundle])].flatMap(({ name, list }) => {
      if (!recipe.inherits(name) || recipe.authorOf(list) !== 'recipe') return [];
      const entries = recipe.words(list) ?? [];
      const place = entries.length === 0 ? undefined : recipe.placeOf(list);
      // That the multiconfigs are missing is said where the containers go into an image.
      const multiconfigs = name === containerHost.name ? missingMulticonfigs(recipe) : [];
      const missing = place
        ? [...missingFeatures(recipe, entries), ...multiconfigs.map((each) => `\`${each}\` in BBMULTICONFIG`)]
        : [];
      if (!place || missing.length === 0) return [];
      return [
        {
          place,
          message: `The configuration of the build lacks ${missing.join(' and ')}: the containers are not imported or not started. Set it in local.conf.`,
        },
      ];
    });
  },
};

function missingFeatures(recipe: EvaluatedRecipe, entries: readonly string[]): readonly string[] {
  const view = recipe.configurationView;
  if (!view) return [];
  const needed = startsContainers(entries) ? ['vcontainer', 'systemd'] : ['vcontainer'];
  return missingDistroFeatures(view, needed).map((feature) => `the distro feature \`${feature}\``);
}

function missingMulticonfigs(recipe: EvaluatedRecipe): readonly string[] {
  const configured = recipe.multiconfigs;
  if (!configured) return [];
  const needed = helperMulticonfig(recipe.text('TARGET_ARCH') ?? '');
  const isAny = helperMulticonfigs.some((name) => configured.includes(name));
  // Where the feature is on, that no helper machine is named or that this one is removed is said of the configuration.
  const isRemoved = needed !== undefined && recipe.placeOfRemoval('BBMULTICONFIG', needed) !== undefined;
  if ((!isAny || isRemoved) && recipe.holds('DISTRO_FEATURES', 'vcontainer')) return [];
  if (needed !== undefined) return configured.includes(needed) ? [] : [needed];
  return isAny ? [] : [helperMulticonfigs.join(' ')];
}
