import { imageFeaturesInstead, isImageFeatureElsewhere } from '../../knowledge/imageFeatures';
import type { PlacedFinding } from '../finding';
import { replacement } from '../fixes';
import type { ConfigurationRule } from '../rule';

export const removedImageFeature: ConfigurationRule = {
  id: 'removed-image-feature',
  category: 'bitbake',
  subject: 'configuration',
  severity: 'error',
  what: 'An image feature of another release in the configuration.',
  why: 'BitBake skips every image with a feature that `image.bbclass` does not know, and none can be built. `debug-tweaks` is none from walnascar on.',
  bad: ['EXTRA_IMAGE_FEATURES ?= "debug-tweaks"'],
  good: ['EXTRA_IMAGE_FEATURES ?= "allow-empty-password allow-root-login empty-root-password"'],
  check(configuration) {
    const { release, snapshot } = configuration;
    return ['EXTRA_IMAGE_FEATURES', 'IMAGE_FEATURES'].flatMap((variable) => {
      const removed = (configuration.words(variable) ?? []).filter(
        (word) => isImageFeatureElsewhere(word, release) && snapshot.assignmentCount(`FEATURE_PACKAGES_${word}`) === 0,
      );
      return [...new Set(removed)].flatMap((feature): PlacedFinding[] => {
        const place = configuration.placeOfWord(variable, feature);
        if (!place) return [];
        const instead = imageFeaturesInstead(feature);
        const meant = instead === undefined ? 'Remove it.' : `Write \`${instead}\`.`;
        const message = `\`${feature}\` is no image feature in ${release}, and BitBake skips all images. ${meant}`;
        const fix =
          instead === undefined ? undefined : replacement(place, feature, instead, { title: `Write "${instead}"` });
        return [{ place, message, fix }];
      });
    });
  },
};
