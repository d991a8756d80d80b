import { type LayerEntry, layerTypes } from '../../containers/ociLayers';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { FindingFix, Place, PlacedFinding } from '../finding';
import { writtenSequence } from '../fixes';
import { isUnexpanded, usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociLayerIncomplete: RecipeRule = {
  id: 'oci-layer-incomplete',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'An entry of OCI_LAYERS with fewer than three fields.',
  why: 'Blanks separate the layers, and each is `name:type:content`. The class stops with a fatal error at an entry with fewer fields, and BitBake cannot read the recipe.',
  bad: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"', 'OCI_LAYERS = "base:packages:busybox + curl"'],
  good: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"', 'OCI_LAYERS = "base:packages:busybox+curl"'],
  check(recipe) {
    const layers = usedLayers(recipe) ?? [];
    return incompleteRuns(layers).flatMap((run) => finding(recipe, run));
  },
};

/** Incomplete entries that follow each other have one cause: a blank too much. */
interface Run {
  readonly before: LayerEntry | undefined;
  readonly words: readonly string[];
}

function incompleteRuns(layers: readonly LayerEntry[]): readonly Run[] {
  const runs: { before: LayerEntry | undefined; words: string[] }[] = [];
  for (const [index, layer] of layers.entries()) {
    if (layer.kind === 'layer') continue;
    const before = layers[index - 1];
    if (before?.kind === 'incomplete') runs.at(-1)?.words.push(layer.entry);
    else runs.push({ before, words: [layer.entry] });
  }
  return runs;
}

function finding(recipe: EvaluatedRecipe, { before, words }: Run): PlacedFinding[] {
  if (recipe.metadata.missingClasses.size > 0 && words.some(isUnexpanded)) return [];
  const [first = ''] = words;
  const place = recipe.placeOfWord('OCI_LAYERS', first);
  if (!place) return [];
  const meant = meantWords(before?.entry, words);
  return [
    {
      place,
      message: `\`${words.join(' ')}\` is no layer: an entry of OCI_LAYERS has three fields, \`name:type:content\`, and the class stops at this one. ${advice(meant, words)}`,
      fix: meant && joinFix(place, meant),
    },
  ];
}

interface MeantWords {
  readonly written: readonly string[];
  readonly text: string;
  readonly isCertain: boolean;
}

/** What the author most likely meant as one entry; undefined where a field is missing. */
function meantWords(before: string | undefined, words: readonly string[]): MeantWords | undefined {
  const joined = words.join('');
  if (words.length > 1 && isLayer(joined)) return { written: words, text: joined, isCertain: true };
  const [only = ''] = words;
  const [name = '', content = ''] = only.split(':');
  if (words.length === 1 && name !== '' && content !== '' && !layerTypes.includes(content)) {
    return { written: words, text: `${name}:packages:${content}`, isCertain: false };
  }
  if (before === undefined || words.some((word) => word.includes(':'))) return undefined;
  const all = [before, ...words];
  const isSeparated = all.slice(1).every((word, index) => /[+,;]$/.test(all[index] ?? '') || /^[+,;]/.test(word));
  if (before.endsWith(':')) return { written: all, text: before + words.join('+'), isCertain: words.length === 1 };
  return { written: all, text: all.flatMap((word) => parts(word)).join('+'), isCertain: isSeparated };
}

function parts(word: string): readonly string[] {
  return word.split(/[+,;]+/).filter((part) => part !== '');
}

function isLayer(text: string): boolean {
  const [name = '', type = '', content = ''] = text.split(':');
  return name !== '' && layerTypes.includes(type) && content !== '';
}

function advice(meant: MeantWords | undefined, words: readonly string[]): string {
  if (!meant) {
    return words.some((word) => word.includes(':'))
      ? 'Write the name of the layer, its type and what goes into it, with colons between.'
      : 'A name has no blank in it, and what goes into a layer is separated by `+` alone.';
  }
  return meant.isCertain ? `Write \`${meant.text}\`, without blanks.` : `Did you mean \`${meant.text}\`?`;
}

function joinFix(place: Place, { written, text, isCertain }: MeantWords): FindingFix | undefined {
  const span = writtenSequence(place, written);
  return span && { title: `Write ${text}`, safe: isCertain, edits: [{ span, text }] };
}
