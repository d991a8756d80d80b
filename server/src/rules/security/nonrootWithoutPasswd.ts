import { areAccepted, layerPackages } from '../../containers/ociLayers';
import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
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
    if (mayBringPasswd(recipe, packages)) return [];
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

/** So many packages are looked at for what they bring along. */
const maxPackages = 40;

/** Whether base-passwd is among the packages, or may come along: packages that create users need it for that. */
function mayBringPasswd({ snapshot, places }: EvaluatedRecipe, packages: readonly string[]): boolean {
  if (packages.includes('base-passwd')) return true;
  const seen = new Set<string>();
  const waiting = [...packages];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (seen.size > maxPackages || name === 'base-passwd' || name.startsWith('packagegroup-') || isUnexpanded(name))
      return true;
    for (const recipe of snapshot.recipesBehind(name)?.recipes ?? []) {
      if (recipe.inherits.includes('useradd')) return true;
      const needed = recipe.assignments.filter((each) => isNeedOf(each.name, name, recipe.name));
      for (const place of needed) waiting.push(...packageNames(places.written(place) ?? ''));
    }
  }
  return false;
}

/** Whether a variable tells what a package needs to run: `RDEPENDS:${PN}-cli:append` of `app-cli`. */
function isNeedOf(variable: string, packageName: string, recipeName: string): boolean {
  const [base, written = ''] = variable.split(':');
  return base === 'RDEPENDS' && written.replace(/\$\{B?PN\}/, recipeName) === packageName;
}

/** The names in a list that are plain text: of others nobody can tell, and versions stand in brackets. */
function packageNames(list: string): readonly string[] {
  return splitWords(list.replaceAll(/\([^)]*\)/g, ' ')).filter((word) => /^[\w.+-]+$/.test(word));
}
