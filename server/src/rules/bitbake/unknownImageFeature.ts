import { imageFeaturesInstead, isImageFeatureElsewhere } from '../../knowledge/imageFeatures';
import { nearestOf } from '../../knowledge/nearestName';
import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import { replacement } from '../fixes';
import type { RecipeRule } from '../rule';

export const unknownImageFeature: RecipeRule = {
  id: 'unknown-image-feature',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  what: 'A word in IMAGE_FEATURES or EXTRA_IMAGE_FEATURES that is no image feature.',
  why: '`image.bbclass` knows the features that it lists itself and those for which there is a `FEATURE_PACKAGES_` variable. An image with another one is skipped, and cannot be built. `debug-tweaks` is none from walnascar on.',
  bad: ['LICENSE = "MIT"', 'inherit image', 'IMAGE_FEATURES += "debug-tweaks"'],
  good: ['LICENSE = "MIT"', 'inherit image', 'IMAGE_FEATURES += "allow-empty-password"'],
  check(recipe) {
    if (!recipe.inherits('image') && !recipe.inherits('core-image')) return [];
    const { skipped } = recipe.metadata;
    // Another reason to skip it may have come before all features were known.
    if (skipped !== undefined && !skipped.includes('valid image feature')) return [];
    const features = recipe.words('IMAGE_FEATURES') ?? [];
    const extra = recipe.words('EXTRA_IMAGE_FEATURES') ?? [];
    const asked = new Set([...features, ...extra]);
    const isKnown = asked.size > 0 ? knownFeatures(recipe) : undefined;
    if (!isKnown) return [];
    return [...asked].flatMap((feature): PlacedFinding[] => {
      if (feature.includes('$') || isKnown.accepts(feature)) return [];
      const variable = extra.includes(feature) ? 'EXTRA_IMAGE_FEATURES' : 'IMAGE_FEATURES';
      const place = recipe.placeOfWord(variable, feature);
      // That of a configuration is found there, once for all images.
      const isSaidThere = place?.path.endsWith('.conf') && isImageFeatureElsewhere(feature, recipe.release);
      if (!place || isSaidThere) return [];
      const instead = imageFeaturesInstead(feature) ?? nearestOf(feature, isKnown.names);
      const meant = instead === undefined ? '' : ` Write \`${instead}\`.`;
      const message = `\`${feature}\` is no image feature, and BitBake skips the image.${meant}`;
      const fix =
        instead === undefined ? undefined : replacement(place, feature, instead, { title: `Write "${instead}"` });
      return [{ place, message, fix }];
    });
  },
};

interface KnownFeatures {
  readonly names: readonly string[];
  accepts(feature: string): boolean;
}

/** As the class finds them; without the class, all words but those that are features of other releases only. */
function knownFeatures(recipe: EvaluatedRecipe): KnownFeatures | undefined {
  const valid = recipe.flag('IMAGE_FEATURES', 'validitems');
  if (valid === undefined) return undefined;
  const own = recipe.metadata.names().filter((name) => name.startsWith(prefix));
  const names = [
    ...splitWords(valid),
    ...recipe.metadata.flags('COMPLEMENTARY_GLOB').keys(),
    ...own.map((name) => name.slice(prefix.length)),
  ];
  if (!recipe.metadata.missingClasses.has('image') && !recipe.metadata.missingClasses.has('core-image')) {
    return { names, accepts: (feature) => names.includes(feature) };
  }
  return { names, accepts: (feature) => names.includes(feature) || !isImageFeatureElsewhere(feature, recipe.release) };
}

const prefix = 'FEATURE_PACKAGES_';
