/** The values of a recipe's variables as far as the recipe and the files that it includes write them out. */
import { variantBase } from '../../project/index/mentions';
import { LiteralVariables } from '../../project/layers/literalVariables';
import type { IndexedFile, Snapshot } from '../../project/snapshot';
import type { TreeReader } from '../uses/projectUses';

/** Recipes include few files; those that include many speak of other things in them. */
const maxFiles = 12;

export interface RecipeTexts {
  /** The text on one line; undefined where there is none, or where a part of it takes more than reading. */
  text(variable: string): string | undefined;
  /** The words that are plain text. */
  words(variable: string): readonly string[];
}

export function recipeTexts(snapshot: Snapshot, recipe: IndexedFile, read: TreeReader): RecipeTexts {
  const variables = new LiteralVariables();
  variables.set('PN', recipe.name);
  variables.set('BPN', variantBase(recipe.name) ?? recipe.name);
  if (recipe.version !== undefined) variables.set('PV', recipe.version);
  for (const path of filesInOrder(snapshot, recipe)) {
    const tree = read(path);
    if (tree) variables.read(tree, {});
  }
  return {
    text: (variable) => {
      const text = variables.get(variable)?.replace(/\s+/g, ' ').trim();
      return text === undefined || text === '' || text.includes('${') ? undefined : text;
    },
    words: (variable) => [...new Set(variables.words(variable))],
  };
}

/** What a recipe includes comes before it: as a rule it does so in its first lines, and changes what it got. */
function filesInOrder(snapshot: Snapshot, recipe: IndexedFile): readonly string[] {
  const paths = new Set<string>();
  const visit = (file: IndexedFile): void => {
    if (paths.has(file.path) || paths.size >= maxFiles) return;
    paths.add(file.path);
    for (const target of file.includes) {
      const path = snapshot.resolveInclude(file.path, target);
      const included = path === undefined ? undefined : snapshot.file(path);
      if (included) visit(included);
    }
    // The file itself stands behind what it includes.
    paths.delete(file.path);
    paths.add(file.path);
  };
  visit(recipe);
  return [...paths];
}
