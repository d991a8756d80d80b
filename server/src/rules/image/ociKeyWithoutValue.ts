import { breaksQuotation, shellOperatorIn, shellWords } from '../../containers/shellWords';
import { compareReleases } from '../../knowledge/release';
import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { FindingFix, Place, PlacedFinding } from '../finding';
import { writtenSequence } from '../fixes';
import { backendOf, isUnexpanded, makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

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
  // Double quotes around a value are a finding of their own.
  if (backend === undefined || !words || breaksQuotation(value) || value.includes('\\"')) return [];
  const keepsQuotes = backend === 'umoci' && compareReleases(recipe.release, 'scarthgap') >= 0;
  const used = keepsQuotes ? words : words.flatMap(splitWords);
  const wrong = used.filter((word) => !isPair(word) && !isUnexpanded(word));
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
      fix: keepsQuotes ? quoteFix(place, used) : undefined,
    },
  ];
}

function isPair(word: string): boolean {
  return /^[^=]+=/.test(word);
}

/** Puts quotes around the pair that the first wrong words follow, as far as they are written behind one another. */
function quoteFix(place: Place, words: readonly string[]): FindingFix | undefined {
  const first = words.findIndex((word) => !isPair(word));
  if (first < 1) return undefined;
  const next = words.findIndex((word, index) => index > first && isPair(word));
  const together = words.slice(first - 1, next === -1 ? words.length : next);
  const span = writtenSequence(place, together);
  if (!span || together.some((word) => /['"\\]/.test(word))) return undefined;
  const text = `'${together.join(' ')}'`;
  return { title: `Write ${text}`, safe: false, edits: [{ span, text }] };
}

function advice(keepsQuotes: boolean): string {
  return keepsQuotes
    ? "Put single quotes around a pair whose value has blanks, `'key=two words'`."
    : 'A value can hold no blank here.';
}
