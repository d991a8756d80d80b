import { featuresWithoutAnother } from '../../containers/distroFeatureNeeds';
import type { PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';
import { lineAfter } from '../statementPlaces';

export const distroFeatureWithoutAnother: ConfigurationRule = {
  id: 'distro-feature-without-another',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  what: 'A distro feature of meta-virtualization without another one that it needs.',
  why: 'Recipes of the layer name what they need in REQUIRED_DISTRO_FEATURES, and BitBake skips them without it; the kernel settings of `k3s`, `xen` and their like are added only beside `virtualization`.',
  bad: ['DISTRO_FEATURES:append = " k3s"'],
  good: ['DISTRO_FEATURES:append = " k3s virtualization"'],
  check(configuration) {
    return featuresWithoutAnother(configuration).flatMap(({ feature, needed, because }): PlacedFinding[] => {
      const place = configuration.placeOfWord('DISTRO_FEATURES', feature);
      if (!place) return [];
      const removal = configuration.placeOfRemoval('DISTRO_FEATURES', needed);
      if (removal) {
        const message = `\`:remove\` takes \`${needed}\` out of DISTRO_FEATURES, and \`${feature}\` needs it: ${because} Take the line out.`;
        return [{ place: removal, message }];
      }
      return [
        {
          place,
          message: `The distro feature \`${feature}\` needs \`${needed}\`: ${because} Add \`${needed}\` to DISTRO_FEATURES.`,
          fix: {
            title: `Add ${needed} to DISTRO_FEATURES`,
            safe: false,
            edits: [lineAfter(place, `DISTRO_FEATURES:append = " ${needed}"`)],
          },
        },
      ];
    });
  },
};
