import { span } from '../../base/span';
import { commandVariables } from '../../containers/imageProcess';
import { breaksQuotation, shellWords } from '../../containers/shellWords';
import { compareReleases, type ReleaseName } from '../../knowledge/release';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { FindingFix, Place, PlacedFinding } from '../finding';
import { backendOf, makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociDoubleQuotes: RecipeRule = {
  id: 'oci-double-quotes',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  what: 'Double quotes in the entrypoint, command, labels or environment of an image.',
  why: 'The class tests these variables in the shell with `[ -n "..." ]`. A double quote inside ends that, the test fails, and the whole setting is left out without a message. With a backslash before it, it is no quote at all, but a letter of a word. Single quotes do what is meant.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_LABELS = \'description="My app"\''],
  good: ['inherit image image-oci', 'OCI_IMAGE_LABELS = "description=My-app"'],
  check(recipe) {
    if (!makesOciImage(recipe)) return [];
    const backend = backendOf(recipe);
    if (backend === undefined) return [];
    return testedVariables(recipe.release, backend).flatMap((name) => finding(recipe, name));
  },
};

/** The variables that are tested so: the entrypoint since there may be none, the arguments where umoci is used. */
function testedVariables(release: ReleaseName, backend: string): readonly string[] {
  const keys = ['OCI_IMAGE_LABELS', 'OCI_IMAGE_ENV_VARS'];
  if (backend !== 'umoci') return keys;
  if (compareReleases(release, 'wrynose') >= 0) return [...commandVariables(release), ...keys];
  return ['OCI_IMAGE_ENTRYPOINT_ARGS', ...keys];
}

function finding(recipe: EvaluatedRecipe, name: string): PlacedFinding[] {
  const value = recipe.text(name) ?? '';
  if (!value.includes('"')) return [];
  const words = shellWords(value);
  // An open quote, and a single one inside an argument, are found by rules of their own: they are worse.
  if (!words || (commandVariables(recipe.release).includes(name) && words.some((word) => word.includes("'"))))
    return [];
  const isLeftOut = breaksQuotation(value);
  if (!isLeftOut && !hasEscapedQuotation(value)) return [];
  const place = recipe.placeOf(name);
  if (!place) return [];
  return [
    {
      place,
      message: isLeftOut
        ? `The image comes out without ${name}: its double quotes end those that the class tests it in. Write single quotes.`
        : `\`\\"\` is a letter and no quote in ${name}: the text is split at the blanks behind it. Write single quotes.`,
      fix: singleQuotes(place, value),
    },
  ];
}

/** Whether a blank stands between two quotes that a backslash takes their meaning from. */
function hasEscapedQuotation(value: string): boolean {
  return /\\"[^"]*\s[^"]*\\"/.test(value);
}

function singleQuotes(place: Place, value: string): FindingFix | undefined {
  const { text, span: marked } = place;
  const quote = text.charAt(marked.start - 1);
  const isPlain = text.slice(marked.start, marked.end) === value && text.charAt(marked.end) === quote;
  if (!isPlain || value.includes("'") || (quote !== '"' && quote !== "'")) return undefined;
  const written = value.replaceAll(/\\?"/g, "'");
  const isSame = !value.includes('\\') && !value.includes('$') && !value.includes('`');
  return {
    title: 'Write single quotes',
    safe: isSame,
    edits: [{ span: span(marked.start - 1, marked.end + 1), text: `"${written}"` }],
  };
}
