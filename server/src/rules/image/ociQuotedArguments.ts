import { commandSplitting, commandVariables } from '../../containers/imageProcess';
import { breaksQuotation, shellWords } from '../../containers/shellWords';
import type { PlacedFinding } from '../finding';
import { backendOf, makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociQuotedArguments: RecipeRule = {
  id: 'oci-quoted-arguments',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'scarthgap', until: 'whinlatter' },
  what: 'A quoted argument with a blank in the entrypoint of an image, in a release that does not know quotes there.',
  why: 'Up to whinlatter the class splits OCI_IMAGE_ENTRYPOINT and OCI_IMAGE_ENTRYPOINT_ARGS at every blank, inside of quotes too, and the container starts with pieces of the argument.',
  bad: ['inherit image image-oci', `OCI_IMAGE_ENTRYPOINT_ARGS = "-c 'echo a b'"`],
  good: ['inherit image image-oci', 'OCI_IMAGE_ENTRYPOINT_ARGS = "-c /usr/bin/start"'],
  check(recipe) {
    const backend = makesOciImage(recipe) ? backendOf(recipe) : undefined;
    if (backend === undefined || commandSplitting(recipe.release, backend) !== 'blanks') return [];
    return commandVariables(recipe.release).flatMap((name): PlacedFinding[] => {
      const value = recipe.text(name) ?? '';
      // Arguments that double quotes make the class leave out are a finding of their own.
      if (name === 'OCI_IMAGE_ENTRYPOINT_ARGS' && breaksQuotation(value)) return [];
      const argument = shellWords(value)?.find((word) => /\s/.test(word));
      const place = argument === undefined ? undefined : recipe.placeOf(name);
      if (!place) return [];
      return [
        {
          place,
          message: `\`${argument}\` is no single argument: up to whinlatter ${name} is split at every blank, whatever the quotes. Put the command into a script of the image, and name that.`,
        },
      ];
    });
  },
};
