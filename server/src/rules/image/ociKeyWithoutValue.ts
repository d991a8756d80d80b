import { shellOperatorIn, shellWords } from '../../containers/shellWords';
import { compareReleases } from '../../knowledge/release';
import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedRecipe } from '../evaluated';
import { backendOf, isUnexpanded, makesOciImage } from '../ociImage';
import type { PlacedFinding, RecipeRule } from '../rule';

export const ociKeyWithoutValue: RecipeRule = {
  id: 'oci-key-without-value',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  what: 'A word in the labels or the environment of an image that is no `key=value`.',
  why: 'Blanks separate the pairs, so that a value with a blank in it falls apart: `desc=My app` is the label `desc=My` and the word `app`, at which umoci stops, and the build with it. From scarthgap on, single quotes around the pair keep it together.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_LABELS = "desc=My great app"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_LABELS = "desc=My_great_app"'],
  check(recipe) {
    if (!makesOciImage(recipe)) return [];
    return ['OCI_IMAGE_LABELS', 'OCI_IMAGE_ENV_VARS'].flatMap((name) => finding(recipe, name));
  },
};

function finding(recipe: EvaluatedRecipe, name: string): PlacedFinding[] {
  const value = recipe.text(name);
  if (!value?.trim() || shellOperatorIn(value) !== undefined) return [];
  const backend = backendOf(recipe);
  const words = shellWords(value);
  if (backend === undefined || !words) return [];
  // The double quotes that keep a value together are a finding of their own.
  if (/\\"/.test(value)) return [];
  const keepsQuotes = backend === 'umoci' && compareReleases(recipe.release, 'scarthgap') >= 0;
  const used = keepsQuotes ? words : words.flatMap(splitWords);
  const wrong = used.filter((word) => !/^[^=]/.test(word) || !word.includes('=')).filter((word) => !isUnexpanded(word));
  const [first] = wrong;
  const place = first === undefined ? undefined : recipe.placeOfWord(name, first);
  if (!place) return [];
  const list = wrong.map((word) => `\`${word}\``).join(', ');
  return [
    {
      place,
      severity: backend === 'umoci' ? 'error' : 'warning',
      message: `${list} in ${name} ${wrong.length > 1 ? 'are' : 'is'} no \`key=value\`: ${
        backend === 'umoci' ? 'umoci stops there.' : 'it gets lost.'
      } ${advice(keepsQuotes)}`,
    },
  ];
}

function advice(keepsQuotes: boolean): string {
  return keepsQuotes
    ? "Put single quotes around a pair whose value has blanks, `'key=two words'`."
    : 'A value can hold no blank here.';
}
