/** Image features that some releases have and others do not. */
import { entriesOfKind } from './knowledge';
import { isInRange, type ReleaseName } from './release';

/** Whether a word is an image feature of other releases, but none of this one. */
export function isImageFeatureElsewhere(feature: string, release: ReleaseName): boolean {
  const named = entriesOfKind('image-feature').filter(({ name }) => name === feature);
  return named.length > 0 && !named.some((entry) => isInRange(entry, release));
}

/** The features that a removed one stood for; undefined where nothing took its place. */
export function imageFeaturesInstead(feature: string): string | undefined {
  return feature === 'debug-tweaks'
    ? 'allow-empty-password allow-root-login empty-root-password post-install-logging'
    : undefined;
}
