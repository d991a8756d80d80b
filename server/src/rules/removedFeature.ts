/** Where a distro feature is taken away that would be there without. */
import type { Evaluated } from './evaluated';
import type { Place } from './finding';

/** The word behind `:remove`, or in the list of wrynose and later of what is not wanted; undefined where neither names the feature. */
export function placeOfRemovedFeature(evaluated: Evaluated, feature: string): Place | undefined {
  const removal = evaluated.placeOfRemoval('DISTRO_FEATURES', feature);
  if (removal) return removal;
  const isOptedOut = evaluated.holds('DISTRO_FEATURES_OPTED_OUT', feature);
  return isOptedOut ? evaluated.placeOfWord('DISTRO_FEATURES_OPTED_OUT', feature) : undefined;
}
