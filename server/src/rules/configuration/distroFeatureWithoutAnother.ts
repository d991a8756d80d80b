import { hasDistroFeature } from '../../containers/hostConfiguration';
import { isInRange, type ReleaseRange } from '../../knowledge/release';
import type { ConfigurationRule, PlacedFinding } from '../rule';
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
    return needs.flatMap(({ feature, needed, because, ...range }): PlacedFinding[] => {
      if (!isInRange(range, configuration.release) || !configuration.holds('DISTRO_FEATURES', feature)) return [];
      if (hasDistroFeature(configuration, needed) !== false) return [];
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

interface NeededFeature extends ReleaseRange {
  readonly feature: string;
  readonly needed: string;
  readonly because: string;
}

const needs: readonly NeededFeature[] = [
  {
    feature: 'xen',
    needed: 'systemd',
    since: 'walnascar',
    because: 'BitBake skips xen-image-minimal without it.',
  },
  { feature: 'vxn', needed: 'xen', since: 'wrynose', because: 'BitBake skips the recipe vxn without it.' },
  {
    feature: 'k3s',
    needed: 'virtualization',
    because: 'the kernel settings of Kubernetes are added only beside it.',
  },
  {
    feature: 'k8s',
    needed: 'virtualization',
    because: 'the kernel settings of Kubernetes are added only beside it.',
  },
  {
    feature: 'vcontainer',
    needed: 'virtualization',
    since: 'wrynose',
    because: 'the kernel settings of the helper machine are added only beside it.',
  },
];
