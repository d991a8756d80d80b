import { shellWords } from '../../containers/shellWords';
import type { FindingFix, Place } from '../finding';
import { insertionBelow, replacement } from '../fixes';
import { backendOf, makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociEntrypointWords: RecipeRule = {
  id: 'oci-entrypoint-words',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'kirkstone', until: 'nanbield' },
  what: 'An entrypoint of several words, in a release that takes one.',
  why: 'On kirkstone the text of OCI_IMAGE_ENTRYPOINT goes behind one option of umoci as it is. umoci stops at the further words, and the build with it.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_ENTRYPOINT = "/bin/app --serve"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_ENTRYPOINT = "/bin/app"', 'OCI_IMAGE_ENTRYPOINT_ARGS = "--serve"'],
  check(recipe) {
    if (!makesOciImage(recipe) || backendOf(recipe) !== 'umoci') return [];
    const value = recipe.text('OCI_IMAGE_ENTRYPOINT');
    const words = shellWords(value ?? '') ?? [];
    const place = words.length > 1 ? recipe.placeOf('OCI_IMAGE_ENTRYPOINT') : undefined;
    if (!place || value === undefined) return [];
    const hasArguments = recipe.text('OCI_IMAGE_ENTRYPOINT_ARGS') !== '';
    return [
      {
        place,
        message: `umoci stops at \`${words[1]}\`: on kirkstone OCI_IMAGE_ENTRYPOINT is one program, without arguments. Write \`${words[0]}\`, and what follows into OCI_IMAGE_ENTRYPOINT_ARGS.`,
        fix: hasArguments || words.length > 2 ? undefined : splitFix(place, value, words),
      },
    ];
  },
};

/** Several arguments would become one on kirkstone, so that only a single one can be moved. */
function splitFix(
  place: Place,
  value: string,
  [program = '', argument = '']: readonly string[],
): FindingFix | undefined {
  const first = replacement(place, value, program, { title: 'Move the argument to OCI_IMAGE_ENTRYPOINT_ARGS' });
  const below = insertionBelow(place, [`OCI_IMAGE_ENTRYPOINT_ARGS = "${argument}"`]);
  return first && { ...first, edits: [...first.edits, below] };
}
