import { bundlePackage } from '../../containers/bundlePackages';
import type { Place, PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const bundleWithoutHostClass: RecipeRule = {
  id: 'bundle-without-host-class',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A bundle of containers or Xen guests in IMAGE_INSTALL of an image that does not take bundles in.',
  why: 'The package holds the containers as files. Only container-cross-install, or xen-guest-cross-install for guests, imports them while the image is made; without it they lie there unused.',
  bad: {
    'recipes/my-image.bb': ['inherit core-image', 'IMAGE_INSTALL += "my-bundle"'],
    'recipes/my-bundle.bb': ['inherit container-bundle', 'CONTAINER_BUNDLES = "my-app"'],
  },
  good: {
    'recipes/my-image.bb': ['inherit core-image container-cross-install', 'IMAGE_INSTALL += "my-bundle"'],
    'recipes/my-bundle.bb': ['inherit container-bundle', 'CONTAINER_BUNDLES = "my-app"'],
  },
  check(recipe) {
    if (!recipe.isImage) return [];
    return (recipe.words('IMAGE_INSTALL') ?? []).flatMap((word): readonly PlacedFinding[] => {
      const bundle = bundlePackage(recipe.snapshot, word);
      if (!bundle || !recipe.lacks(bundle.hostClass)) return [];
      const place = recipe.placeOfWord('IMAGE_INSTALL', word);
      if (!place || isForAllRecipes(place)) return [];
      return [
        {
          place,
          message: `The ${bundle.kind} of \`${word}\` are not imported: they stay files of a package. Inherit \`${bundle.hostClass}\` in the image.`,
        },
      ];
    });
  },
};

/** What a configuration installs into every image is a finding there. */
function isForAllRecipes({ path, text, statement }: Place): boolean {
  return path.endsWith('.conf') && !/^[^=]*:pn-/.test(text.slice(statement.start, statement.end));
}
