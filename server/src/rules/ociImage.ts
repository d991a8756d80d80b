/** What rules about OCI images ask of a recipe. */
import { readsTimeOfDay } from '../containers/clockReading';
import { type LayerEntry, layerEntries } from '../containers/ociLayers';
import type { EvaluatedRecipe } from './evaluatedRecipe';
import type { Place } from './finding';

/** Whether the recipe makes an OCI image. */
export function makesOciImage(recipe: EvaluatedRecipe): boolean {
  return recipe.inherits('image-oci');
}

/** The entries of OCI_LAYERS where the image is made of them; undefined where it is not, or nobody can tell. */
export function usedLayers(recipe: EvaluatedRecipe): readonly LayerEntry[] | undefined {
  if (!makesOciImage(recipe) || recipe.text('OCI_LAYER_MODE') !== 'multi') return undefined;
  const layers = recipe.text('OCI_LAYERS');
  return layers === undefined ? undefined : layerEntries(layers);
}

/** Where a value of the recipe reads the clock at each parse; undefined where it does not, or only through DATETIME and its like. */
export function placeOfClock(recipe: EvaluatedRecipe, name: string): Place | undefined {
  const place = recipe.placeOfWritten(name, readsTimeOfDay);
  return place?.path.endsWith('/conf/bitbake.conf') ? undefined : place;
}

/** Whether a text holds an expansion that nothing at hand replaces: a class or a file that is not here may. */
export function isUnexpanded(text: string): boolean {
  return text.includes('${');
}

/** The program that puts the image together; hardknott has one alone. */
export function backendOf(recipe: EvaluatedRecipe): string | undefined {
  return recipe.release === 'hardknott' ? 'sloci-image' : recipe.text('OCI_IMAGE_BACKEND');
}
