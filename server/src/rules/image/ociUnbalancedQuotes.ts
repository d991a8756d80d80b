import { commandSplitting, commandVariables } from '../../containers/imageProcess';
import { shellWords } from '../../containers/shellWords';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import { backendOf, makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociUnbalancedQuotes: RecipeRule = {
  id: 'oci-unbalanced-quotes',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  what: 'A quote in the entrypoint or command of an image that is not closed.',
  why: 'The class splits these variables into words as a shell does, while BitBake reads the recipe; older ones paste them into a shell function. Either way BitBake stops at a quote without its other half.',
  bad: ['inherit image image-oci', `OCI_IMAGE_ENTRYPOINT = "/bin/app --name='hi"`],
  good: ['inherit image image-oci', 'OCI_IMAGE_ENTRYPOINT = "/bin/app"'],
  check(recipe) {
    return makesOciImage(recipe) ? quotedVariables(recipe).flatMap((name) => finding(recipe, name)) : [];
  },
};

/** The older classes put the arguments of the entrypoint between double quotes, where a single one is nothing special. */
function quotedVariables(recipe: EvaluatedRecipe): readonly string[] {
  const backend = backendOf(recipe);
  if (backend === undefined) return [];
  return commandSplitting(recipe.release, backend) === 'raw'
    ? ['OCI_IMAGE_ENTRYPOINT']
    : commandVariables(recipe.release);
}

function finding(recipe: EvaluatedRecipe, name: string): PlacedFinding[] {
  const value = recipe.text(name);
  const place = value && shellWords(value) === undefined ? recipe.placeOf(name) : undefined;
  if (!place) return [];
  return [
    {
      place,
      message: `A quote is not closed in ${name}, \`${value}\`: BitBake stops when it splits the text into words. Close it, or write a quote that stands for itself into a script of the image.`,
    },
  ];
}
