import { areAccepted, layerPackages } from '../../containers/ociLayers';
import { coreStandInPath } from '../../project/evaluation/coreStandIn';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { Place } from '../finding';
import { usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociLayersPackageFormat: RecipeRule = {
  id: 'oci-layers-package-format',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A format of packages that layers are not filled from.',
  why: 'The class fills layers from rpm and ipk packages. Of deb packages it only warns, and on wrynose it does not refresh the lists of opkg: the layers stay empty, and the build goes on.',
  bad: {
    'recipes/app.bb': [
      'inherit image image-oci',
      'OCI_LAYER_MODE = "multi"',
      'OCI_LAYERS = "base:packages:busybox"',
      'IMAGE_PKGTYPE = "deb"',
    ],
  },
  good: {
    'recipes/app.bb': [
      'inherit image image-oci',
      'OCI_LAYER_MODE = "multi"',
      'OCI_LAYERS = "base:packages:busybox"',
      'IMAGE_PKGTYPE = "rpm"',
    ],
  },
  check(recipe) {
    const layers = usedLayers(recipe) ?? [];
    if (!areAccepted(layers) || layerPackages(layers).length === 0) return [];
    const format = chosenFormat(recipe);
    if (format?.name !== 'deb' && !(format?.name === 'ipk' && recipe.release === 'wrynose')) return [];
    const why =
      format.name === 'deb'
        ? 'the class has no code for deb packages'
        : 'on wrynose the class does not refresh the lists of opkg';
    const chosenIn = format.place.path;
    const place = isOfLayer(chosenIn) ? recipe.placeOf('OCI_LAYER_MODE') : format.place;
    if (!place) return [];
    const images = isOfBuild(chosenIn) ? 'images' : recipe.name;
    return [
      {
        place,
        message: `The layers of ${images} stay empty: ${why}, and only warns. Use \`package_rpm\`.`,
        related: place === format.place ? [] : [{ place: format.place, message: 'The format is chosen here.' }],
      },
    ];
  },
};

interface ChosenFormat {
  readonly name: string;
  readonly place: Place;
}

/** The format that the recipe or the user's configuration sets; undefined where the default of the core layer holds: it may yet be set. */
function chosenFormat(recipe: EvaluatedRecipe): ChosenFormat | undefined {
  if (recipe.isSet('IMAGE_PKGTYPE')) {
    const [name, place] = [recipe.text('IMAGE_PKGTYPE'), recipe.placeOf('IMAGE_PKGTYPE')];
    return name !== undefined && place ? { name, place } : undefined;
  }
  const [first] = recipe.words('PACKAGE_CLASSES') ?? [];
  const place = recipe.placeOf('PACKAGE_CLASSES');
  if (!place || isDefault(place.path) || !first?.startsWith('package_')) return undefined;
  return { name: first.slice('package_'.length), place };
}

/** What a distro or machine settles is not for one image to mend; what the build folder does is. */
function isOfLayer(path: string): boolean {
  return path.endsWith('.conf') && !isOfBuild(path);
}

function isOfBuild(path: string): boolean {
  return /\/conf\/(?:local|site|auto)\.conf$/.test(path);
}

function isDefault(path: string): boolean {
  return path === coreStandInPath || /\/conf\/(?:bitbake\.conf|distro\/(?:defaultsetup\.conf|include\/))/.test(path);
}
