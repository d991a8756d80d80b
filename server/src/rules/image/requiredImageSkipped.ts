import { baseName, normalized } from '../../project/paths';
import type { NamedFile } from '../evaluated';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { RecipeRule } from '../rule';

const name = 'REQUIRED_DISTRO_FEATURES';

const recipes = {
  'meta-virtualization/recipes/xen-image-minimal.bb': [
    'inherit image features_check',
    'REQUIRED_DISTRO_FEATURES = "xen systemd"',
  ],
  'recipes/our-dom0.bb': ['LICENSE = "MIT"', 'require recipes/xen-image-minimal.bb'],
};

export const requiredImageSkipped: RecipeRule = {
  id: 'required-image-skipped',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  needsCore: true,
  what: 'An image made from one of another layer, which BitBake skips for want of a distro feature.',
  why: 'The recipe that is taken in brings its REQUIRED_DISTRO_FEATURES along. Without one of them BitBake skips the image, and says that nothing provides it once somebody builds it.',
  bad: { ...recipes, 'conf/local.conf': ['DISTRO_FEATURES = "systemd"'] },
  good: { ...recipes, 'conf/local.conf': ['DISTRO_FEATURES = "systemd xen"'] },
  check(recipe) {
    if (!recipe.isImage || !recipe.inherits('features_check') || !recipe.knowsDistro) return [];
    const [required, given] = [recipe.words(name), recipe.words('DISTRO_FEATURES')];
    const missing = given && required?.filter((feature) => !given.includes(feature));
    const include = missing?.length ? includeThatRequires(recipe) : undefined;
    if (!missing || !include) return [];
    const features = missing.map((feature) => `\`${feature}\``).join(' and ');
    return [
      {
        place: include.place,
        message: `BitBake skips this image: \`${baseName(include.name)}\` requires the distro features \`${required?.join(' ')}\`, and DISTRO_FEATURES of the build is without ${features}. Add \`DISTRO_FEATURES:append = " ${missing.join(' ')}"\` to the configuration.`,
      },
    ];
  },
};

/** What the recipe includes from another layer, where that says what is required; of what the recipe says itself its author knows. */
function includeThatRequires(recipe: EvaluatedRecipe): NamedFile | undefined {
  const { snapshot, path: own } = recipe;
  const [place, layer] = [recipe.placeOf(name), snapshot.layerOf(own)];
  if (!place || snapshot.layerOf(place.path) === layer || place.path.endsWith('.conf')) return undefined;
  const others = recipe.includesOf(own).filter(({ path }) => path && snapshot.layerOf(normalized(path)) !== layer);
  return others.find(({ path }) => path && leadsTo(recipe, path, place.path, 0));
}

const maxDepth = 5;

function leadsTo(recipe: EvaluatedRecipe, path: string, target: string, depth: number): boolean {
  if (normalized(path) === target) return true;
  if (depth === maxDepth) return false;
  return recipe.includesOf(normalized(path)).some((each) => each.path && leadsTo(recipe, each.path, target, depth + 1));
}
