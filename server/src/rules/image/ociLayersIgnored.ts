import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { FindingFix, Place } from '../finding';
import { linesAbove, replacement } from '../fixes';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociLayersIgnored: RecipeRule = {
  id: 'oci-layers-ignored',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'OCI_LAYERS in a recipe whose image has a single layer.',
  why: 'The layers count only where OCI_LAYER_MODE is `multi`, and it is `single` unless somebody says otherwise. The list is ignored without a message.',
  bad: ['inherit image image-oci', 'OCI_LAYERS = "base:packages:busybox"'],
  good: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"', 'OCI_LAYERS = "base:packages:busybox"'],
  check(recipe) {
    if (!makesOciImage(recipe) || !recipe.isSet('OCI_LAYERS')) return [];
    const mode = recipe.text('OCI_LAYER_MODE');
    const layers = recipe.text('OCI_LAYERS');
    if (mode === undefined || mode === 'multi' || !layers?.trim() || isChosen(recipe, mode)) return [];
    const isMisspelt = mode !== 'single' && mode.trim() !== '' && recipe.isSet('OCI_LAYER_MODE');
    const place = isMisspelt ? recipe.placeOf('OCI_LAYER_MODE') : recipe.placeOfName('OCI_LAYERS');
    if (!place) return [];
    return [
      {
        place,
        message: `OCI_LAYERS is ignored: OCI_LAYER_MODE is \`${mode || 'single'}\`, so the image has one layer. Set \`OCI_LAYER_MODE = "multi"\`.`,
        fix: modeFix(recipe, place, mode),
      },
    ];
  },
};

/** Whether somebody chooses between the modes, or `unknown-value` says that the word is none of them. */
function isChosen(recipe: EvaluatedRecipe, mode: string): boolean {
  if (!recipe.isSet('OCI_LAYER_MODE')) return false;
  if (recipe.authorOf('OCI_LAYER_MODE') === 'configuration') return true;
  return recipe
    .operations('OCI_LAYER_MODE')
    .some(({ counts, operation, text }) =>
      !counts || typeof text !== 'string'
        ? false
        : mode === 'single' || mode === ''
          ? operation !== '=' || text.includes('${@')
          : text === mode,
    );
}

function modeFix(recipe: EvaluatedRecipe, marked: Place, mode: string): FindingFix | undefined {
  if (!recipe.isSet('OCI_LAYER_MODE')) {
    return linesAbove(marked, ['OCI_LAYER_MODE = "multi"'], { title: 'Set OCI_LAYER_MODE to multi' });
  }
  const place = recipe.placeOf('OCI_LAYER_MODE');
  if (place?.path !== marked.path) return undefined;
  return replacement(place, mode, 'multi', { title: 'Set OCI_LAYER_MODE to multi' });
}
