import { commandVariables } from '../../containers/imageProcess';
import { shellWords } from '../../containers/shellWords';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import { backendOf, makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociSingleQuoteInArgument: RecipeRule = {
  id: 'oci-single-quote-in-argument',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'An argument of the entrypoint or command that holds a single quote.',
  why: 'The class puts each argument between single quotes again for the shell, as it is. A single quote inside ends them early: BitBake stops at what is left, or the argument falls apart.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_CMD = "echo it\\\'s"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_CMD = "/usr/bin/greet"'],
  check(recipe) {
    if (!makesOciImage(recipe) || backendOf(recipe) !== 'umoci') return [];
    return commandVariables(recipe.release).flatMap((name) => finding(recipe, name));
  },
};

function finding(recipe: EvaluatedRecipe, name: string): PlacedFinding[] {
  const words = shellWords(recipe.text(name) ?? '') ?? [];
  const word = words.find((each) => each.includes("'"));
  const place = word === undefined ? undefined : recipe.placeOf(name);
  if (!place) return [];
  const isOdd = words.join('').split("'").length % 2 === 0;
  return [
    {
      place,
      severity: isOdd ? 'error' : 'warning',
      message: `The argument \`${word}\` of ${name} holds a single quote, and the class puts single quotes around it: ${
        isOdd ? 'BitBake stops at the one that is left open.' : 'the shell takes it apart.'
      } Put the command into a script of the image.`,
    },
  ];
}
