import { baseName } from '../../project/paths';
import type { IndexedFile } from '../../project/snapshot';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const appendWithoutRecipe: RecipeRule = {
  id: 'append-without-recipe',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  what: 'A `.bbappend` for which no layer has a recipe.',
  why: 'An append extends the recipes of the same name and version; `%` stands for any ending. BitBake stops where there is none, unless BBFILES_DYNAMIC leaves the append out because its layer is missing.',
  bad: { 'recipes/app_1.3.bb': ['LICENSE = "MIT"'], 'recipes/app_1.2.bbappend': ['SRC_URI += "file://app.conf"'] },
  good: { 'recipes/app_1.3.bb': ['LICENSE = "MIT"'], 'recipes/app_1.%.bbappend': ['SUMMARY = "An application"'] },
  check(recipe) {
    const { path, snapshot } = recipe;
    // What BBFILES or BBMASK leaves out is in the index, but is no append.
    if (!path.endsWith('.bbappend') || snapshot.recipesOf(path).length > 0 || !isCertain(recipe)) return [];
    const place = recipe.beginning;
    return place ? [{ place, message: message(recipe) } satisfies PlacedFinding] : [];
  },
};

/** All layers are there that the append's needs, or it has a recipe of that name itself, in another version. */
function isCertain({ path, snapshot }: EvaluatedRecipe): boolean {
  if (snapshot.findsAllFor(path)) return true;
  const own = snapshot.file(path);
  return own?.layer !== undefined && snapshot.recipesNamed(own.name).some(({ layer }) => layer === own.layer);
}

function message({ path, snapshot }: EvaluatedRecipe): string {
  const stops = `No layer has a recipe that \`${baseName(path)}\` extends, and BitBake stops.`;
  const name = snapshot.file(path)?.name ?? '';
  const [other] = snapshot.recipesNamed(name);
  return other === undefined ? `${stops} Rename it, or leave it out.` : `${stops} ${renaming(name, other)}`;
}

function renaming(name: string, { path }: IndexedFile): string {
  return `There is \`${baseName(path)}\`: name it \`${name}_%.bbappend\`.`;
}
