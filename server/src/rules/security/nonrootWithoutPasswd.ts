import { areAccepted, layerPackages } from '../../containers/ociLayers';
import type { EvaluatedRecipe } from '../evaluated';
import { replacement } from '../fixes';
import { isUnexpanded, usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const nonrootWithoutPasswd: RecipeRule = {
  id: 'nonroot-without-passwd',
  category: 'security',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'master' },
  what: 'A user for an image of layers of which none brings `/etc/passwd`.',
  why: '`container-nonroot-user` adds its user to each layer that has an `/etc/passwd`, which base-passwd brings. Without one the class warns when the image is built, and the user is missing in it.',
  bad: [
    'inherit image image-oci',
    'inherit container-nonroot-user',
    'OCI_LAYER_MODE = "multi"',
    'OCI_LAYERS = "app:packages:my-app"',
  ],
  good: [
    'inherit image image-oci',
    'inherit container-nonroot-user',
    'OCI_LAYER_MODE = "multi"',
    'OCI_LAYERS = "base:packages:base-passwd app:packages:my-app"',
  ],
  check(recipe) {
    const layers = usedLayers(recipe) ?? [];
    if (!recipe.inherits('container-nonroot-user') || layers.length === 0 || !areAccepted(layers)) return [];
    const packages = layerPackages(layers);
    if (packages.some((name) => mayBringPasswd(recipe, name))) return [];
    const place = recipe.placeOf('OCI_LAYERS');
    if (!place) return [];
    const first = layers.find((layer) => layer.kind === 'layer' && layer.type === 'packages')?.entry;
    const entry = first === undefined ? undefined : recipe.placeOfWord('OCI_LAYERS', first);
    return [
      {
        place: entry ?? place,
        message:
          'No layer brings `/etc/passwd`, so that container-nonroot-user cannot add its user: the build only warns. Name base-passwd in a layer of packages.',
        fix:
          entry && first !== undefined
            ? replacement(entry, first, `${first}+base-passwd`, { title: 'Add base-passwd to the layer' })
            : undefined,
      },
    ];
  },
};

/** base-passwd itself, what may depend on it, and packages that create users, which need it for that. */
function mayBringPasswd({ snapshot }: EvaluatedRecipe, name: string): boolean {
  if (name === 'base-passwd' || name.startsWith('packagegroup-') || isUnexpanded(name)) return true;
  return (snapshot.recipesBehind(name)?.recipes ?? []).some(
    ({ inherits, assignments, includes }) =>
      inherits.includes('useradd') ||
      includes.length > 0 ||
      assignments.some((each) => /^RDEPENDS/.test(each.name) && each.name !== 'RDEPENDS'),
  );
}
