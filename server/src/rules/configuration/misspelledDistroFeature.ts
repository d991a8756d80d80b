import { meantFeature } from '../../containers/featureNames';
import type { PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';

export const misspelledDistroFeature: ConfigurationRule = {
  id: 'misspelled-distro-feature',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  what: 'A word in DISTRO_FEATURES that is a letter or two away from a feature of meta-virtualization.',
  why: 'BitBake takes any word. Recipes and classes look for the exact name, and behave as if the feature was not there.',
  bad: ['DISTRO_FEATURES:append = " virtualisation"'],
  good: ['DISTRO_FEATURES:append = " virtualization"'],
  check(configuration) {
    const words = configuration.words('DISTRO_FEATURES') ?? [];
    return words.flatMap((word): PlacedFinding[] => {
      const meant = meantFeature(word);
      const place = meant === undefined ? undefined : configuration.placeOfWord('DISTRO_FEATURES', word);
      if (meant === undefined || !place) return [];
      const isWritten = place.text.slice(place.span.start, place.span.end) === word;
      return [
        {
          place,
          message: `Nothing looks for a distro feature \`${word}\`, and what \`${meant}\` turns on stays off. Did you mean \`${meant}\`?`,
          fix: isWritten
            ? { title: `Write ${meant}`, safe: false, edits: [{ span: place.span, text: meant }] }
            : undefined,
        },
      ];
    });
  },
};
