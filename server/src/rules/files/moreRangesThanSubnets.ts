import { isMasked } from '../../formats/configFile';
import { countingEntries } from '../../syntax/config/parseUnit';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const moreRangesThanSubnets: ConfigFileRule = {
  id: 'more-ranges-than-subnets',
  category: 'files',
  subject: 'configFile',
  formats: ['quadlet'],
  severity: 'error',
  what: 'A `.network` of Quadlet with more `Gateway` or `IPRange` than it has `Subnet`.',
  why: 'Each belongs to the `Subnet` in the same position. Quadlet stops at one too many with "cannot set more ranges than subnets", and neither the network nor the containers in it start.',
  bad: {
    'files/systemd/app.network': ['[Network]', 'Subnet=10.5.0.0/24', 'IPRange=10.5.0.0/25', 'IPRange=10.5.0.128/25'],
  },
  good: {
    'files/systemd/app.network': [
      '[Network]',
      'Subnet=10.5.0.0/24',
      'IPRange=10.5.0.0/25',
      'Subnet=10.6.0.0/24',
      'IPRange=10.6.0.0/25',
    ],
  },
  check({ file }) {
    const { tree } = file;
    if (tree.kind !== 'unit' || !file.isWhole) return [];
    const subnetCount = countingEntries(tree, 'Network', 'Subnet').length;
    // That there is none at all is found as a missing key.
    if (subnetCount === 0) return [];
    return ['Gateway', 'IPRange'].flatMap((name): readonly Finding[] => {
      const surplus = countingEntries(tree, 'Network', name)[subnetCount];
      if (!surplus || isMasked(file, surplus.valueSpan)) return [];
      return [
        {
          span: surplus.valueSpan,
          message: `There are more lines of \`${name}\` than of \`Subnet\`, ${subnetCount}: Quadlet makes no unit.`,
        },
      ];
    });
  },
};
