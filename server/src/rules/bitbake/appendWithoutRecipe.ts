import { baseName } from '../../project/paths';
import type { IndexedFile } from '../../project/snapshot';
import type { EvaluatedRecipe } from '../evaluated';
import type { PlacedFinding, RecipeRule } from '../rule';

export const appendWithoutRecipe: RecipeRule = {
  id: 'append-without-recipe',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  what: 'A `.bbappend` for which no layer has a recipe.',
  why: 'An append extends the recipes of the same name and version; `%` stands for any ending. BitBake stops where there is none, unless BBFILES_DYNAMIC leaves the append out because its layer is missing.',
  bad: {
    'meta/recipes/app_1.3.bb': ['LICENSE = "MIT"'],
    'recipes/app_1.2.bbappend': ['FILESEXTRAPATHS:prepend := "${THISDIR}/files:"'],
  },
  good: {
    'meta/recipes/app_1.3.bb': ['LICENSE = "MIT"'],
    'recipes/app_%.bbappend': ['FILESEXTRAPATHS:prepend := "${THISDIR}/files:"'],
  },
  check(recipe) {
    const { path, snapshot } = recipe;
    // What BBFILES or BBMASK leaves out is in the index, but is no append.
    if (!path.endsWith('.bbappend') || !snapshot.findsAllFor(path) || snapshot.recipesOf(path).length > 0) return [];
    const place = recipe.beginning;
    return place ? [{ place, message: message(recipe) } satisfies PlacedFinding] : [];
  },
};

function message({ path, snapshot }: EvaluatedRecipe): string {
  const stops = `No layer has a recipe that \`${baseName(path)}\` extends, and BitBake stops.`;
  const name = snapshot.file(path)?.name ?? '';
  const [other] = snapshot.recipesNamed(name);
  return other === undefined ? `${stops} Rename it, or leave it out.` : `${stops} ${renaming(name, other)}`;
}

function renaming(name: string, { path }: IndexedFile): string {
  return `There is \`${baseName(path)}\`: name it \`${name}_%.bbappend\`.`;
}
