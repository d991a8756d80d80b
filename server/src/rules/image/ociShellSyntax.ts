import { shellOperatorIn, shellWords } from '../../containers/shellWords';
import type { PlacedFinding } from '../finding';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociShellSyntax: RecipeRule = {
  id: 'oci-shell-syntax',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  what: 'A character in the labels, environment or ports of an image that means something to the shell.',
  why: 'The class pastes these values into `for l in ...; do` of a shell function. A semicolon or `&` ends the list there, and BitBake, which parses the function, stops. So it does at a quote that is not closed.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_LABELS = "a=1;b=2"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_LABELS = "a=1 b=2"'],
  check(recipe) {
    if (!makesOciImage(recipe)) return [];
    return variables.flatMap((name): PlacedFinding[] => {
      const value = recipe.text(name);
      if (!value) return [];
      const isOpen = shellWords(value) === undefined;
      const operator = isOpen ? undefined : shellOperatorIn(value);
      const place = isOpen || operator !== undefined ? recipe.placeOf(name) : undefined;
      if (!place) return [];
      return [
        {
          place,
          message: isOpen
            ? `A quote is not closed in ${name}, which is pasted into a shell function: BitBake stops. Close it.`
            : `\`${operator}\` in ${name} is syntax of the shell function that the value is pasted into: BitBake stops. ${
                operator === ';' ? 'Separate the words with blanks, or put' : 'Put'
              } single quotes around a value that has it.`,
        },
      ];
    });
  },
};

const variables = ['OCI_IMAGE_LABELS', 'OCI_IMAGE_ENV_VARS', 'OCI_IMAGE_PORTS'];
