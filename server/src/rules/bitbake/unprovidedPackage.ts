import { nearestOf } from '../../knowledge/nearestName';
import type { EvaluatedRecipe } from '../evaluated';
import type { PlacedFinding, RecipeRule } from '../rule';

export const unprovidedPackage: RecipeRule = {
  id: 'unprovided-package',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'warning',
  what: 'A package or recipe that an image installs or a recipe needs, and that no recipe of the layers makes.',
  why: 'BitBake looks for a recipe that provides each word of DEPENDS, RDEPENDS and IMAGE_INSTALL. Where none does, it says "Nothing PROVIDES" or "Nothing RPROVIDES" once the recipe is built, and stops.',
  bad: {
    'meta/recipes/nginx.bb': ['LICENSE = "BSD-2-Clause"'],
    'recipes/web-image.bb': ['LICENSE = "MIT"', 'inherit image', 'IMAGE_INSTALL = "ngnix"'],
  },
  good: {
    'meta/recipes/nginx.bb': ['LICENSE = "BSD-2-Clause"'],
    'recipes/web-image.bb': ['LICENSE = "MIT"', 'inherit image', 'IMAGE_INSTALL = "nginx"'],
  },
  check(recipe) {
    const { path, snapshot } = recipe;
    if (recipe.isSkipped || !path.endsWith('.bb') || !snapshot.findsAllFor(path) || !recipe.isWhole) return [];
    return variablesOf(recipe).flatMap((variable) => {
      const words = new Set(packagesIn(recipe.text(variable) ?? ''));
      return [...words].flatMap((word): PlacedFinding[] => {
        if (!isName(word) || snapshot.recipesBehind(word)) return [];
        const place = recipe.placeOfWord(variable, word);
        // What a class of another layer asks for is not the author's to mend.
        if (!place || place.path.endsWith('.bbclass')) return [];
        const meant = nearestOf(word, [...snapshot.packageNames().main, ...snapshot.packageNames().further]);
        const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
        return [{ place, message: `No recipe of the layers provides \`${word}\`, and BitBake stops.${hint}` }];
      });
    });
  },
};

function variablesOf(recipe: EvaluatedRecipe): readonly string[] {
  if (recipe.inherits('image')) return ['IMAGE_INSTALL', 'DEPENDS'];
  const packages = recipe.words('PACKAGES') ?? [];
  return ['DEPENDS', ...packages.flatMap((name) => [`RDEPENDS:${name}`])];
}

/** The words without the versions asked for: `bash (>= 5.0)`. */
function packagesIn(text: string): readonly string[] {
  return text.replace(/\([^()]*\)/g, ' ').split(/\s+/);
}

/** Virtual names are chosen by the configuration, and files are found by other packages. */
function isName(word: string): boolean {
  return /^[a-z0-9][a-z0-9.+-]*$/.test(word);
}
