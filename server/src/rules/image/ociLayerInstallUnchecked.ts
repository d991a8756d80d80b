import { areAccepted, layerPackages } from '../../containers/ociLayers';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociLayerInstallUnchecked: RecipeRule = {
  id: 'oci-layer-install-unchecked',
  category: 'image',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'Layers of packages without a look at what came of them.',
  why: 'The class installs the packages of a layer as far as it can: one that fails is a warning in the log of do_image_oci, and the image is built without it.',
  bad: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"', 'OCI_LAYERS = "base:packages:busybox"'],
  good: [
    'inherit image image-oci',
    'OCI_LAYER_MODE = "multi"',
    'OCI_LAYERS = "base:packages:busybox"',
    'do_image_oci[postfuncs] += "check_layers"',
  ],
  check(recipe) {
    const layers = usedLayers(recipe) ?? [];
    if (!areAccepted(layers) || layerPackages(layers).length === 0 || isChecked(recipe)) return [];
    const place = recipe.placeOf('OCI_LAYER_MODE');
    if (!place) return [];
    return [
      {
        place,
        message:
          'A package that cannot be installed into its layer is only a warning of the build. Look for "Package installation had issues" in its output, or check the layers in a `do_image_oci[postfuncs]`.',
      },
    ];
  },
};

/** Whether a function of the recipe's own runs after the layers are made. */
function isChecked(recipe: EvaluatedRecipe): boolean {
  return ['postfuncs', 'prefuncs'].some((flag) =>
    recipe.metadata
      .flagHistory('do_image_oci', flag)
      .some(({ origin }) => origin !== undefined && !/\.(?:bbclass|inc)$/.test(origin.path)),
  );
}
