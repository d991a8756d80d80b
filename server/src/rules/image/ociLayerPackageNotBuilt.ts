import { areAccepted, layerPackages } from '../../containers/ociLayers';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { linesBelow } from '../fixes';
import { isUnexpanded, usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociLayerPackageNotBuilt: RecipeRule = {
  id: 'oci-layer-package-not-built',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose', until: 'wrynose' },
  what: 'A package of a layer that IMAGE_INSTALL does not name.',
  why: 'On wrynose only IMAGE_INSTALL has packages built; master takes those of the layers into it by itself. A package that is not built is missing in its layer, of which the build only warns.',
  bad: [
    'inherit image image-oci',
    'IMAGE_INSTALL = "busybox"',
    'OCI_LAYER_MODE = "multi"',
    'OCI_LAYERS = "base:packages:busybox app:packages:my-app"',
  ],
  good: [
    'inherit image image-oci',
    'IMAGE_INSTALL = "busybox my-app"',
    'OCI_LAYER_MODE = "multi"',
    'OCI_LAYERS = "base:packages:busybox app:packages:my-app"',
  ],
  check(recipe) {
    const layers = usedLayers(recipe) ?? [];
    const installed = recipe.words('IMAGE_INSTALL');
    // What a package group brings, nobody can tell here.
    if (!areAccepted(layers) || !installed || installed.some((name) => name.startsWith('packagegroup-'))) return [];
    if (recipe.inherits('core-image')) return [];
    const built = new Set(installed.flatMap((name) => [name, ...recipesOf(recipe, name)]));
    const missing = [...new Set(layerPackages(layers))].filter(
      (name) =>
        !built.has(name) &&
        !isUnexpanded(name) &&
        !/[,;]/.test(name) &&
        !recipesOf(recipe, name).some((each) => built.has(each)),
    );
    const [first] = missing;
    const entry = layers.find((each) => each.kind === 'layer' && first !== undefined && each.items.includes(first));
    const place = entry && recipe.placeOfWord('OCI_LAYERS', entry.entry);
    if (!place) return [];
    const names = missing.join(' ');
    return [
      {
        place,
        message: `Nothing has ${missing.map((name) => `\`${name}\``).join(', ')} built: on wrynose a package of a layer has to be in IMAGE_INSTALL too, or the layer lacks it. Write \`IMAGE_INSTALL:append = " ${names}"\`.`,
        fix: linesBelow(place, [`IMAGE_INSTALL:append = " ${names}"`], { title: `Add ${names} to IMAGE_INSTALL` }),
      },
    ];
  },
};

/** All packages of a recipe are made together. */
function recipesOf({ snapshot }: EvaluatedRecipe, name: string): readonly string[] {
  return (snapshot.recipesBehind(name)?.recipes ?? []).map(({ path }) => path);
}
