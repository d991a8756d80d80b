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
  why: 'Each belongs to the `Subnet` of its number. Quadlet stops at one too many: "cannot set more ranges than subnets". The network and the containers in it are not there.',
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
    // Without any, that one is missing is said as of other keys.
    if (subnetCount === 0) return [];
    return ['Gateway', 'IPRange'].flatMap((name): readonly Finding[] => {
      const surplus = countingEntries(tree, 'Network', name)[subnetCount];
      if (!surplus || isMasked(file, surplus.valueSpan)) return [];
      const subnets = subnetCount === 1 ? 'there is one `Subnet`' : `there are ${subnetCount} \`Subnet\``;
      return [
        {
          span: surplus.valueSpan,
          message: `Of \`${name}\` there are more than ${subnetCount}, and ${subnets}: Quadlet makes no unit.`,
        },
      ];
    });
  },
};
