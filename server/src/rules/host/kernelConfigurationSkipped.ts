import { hasDistroFeature } from '../../containers/hostConfiguration';
import type { PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';

export const kernelConfigurationSkipped: ConfigurationRule = {
  id: 'kernel-configuration-skipped',
  category: 'host',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'scarthgap' },
  what: 'SKIP_META_VIRT_KERNEL_INCLUDE with any value.',
  why: 'The append to the kernel asks whether the variable is set, not to what: even `0` and nothing skip the kernel configuration for containers. BitBake warns of it at each parse, unless META_VIRT_KERNEL_CHECK_WARNING_INHIBIT says that it is on purpose.',
  bad: ['DISTRO_FEATURES:append = " virtualization"', 'SKIP_META_VIRT_KERNEL_INCLUDE = "0"'],
  good: [
    'DISTRO_FEATURES:append = " virtualization"',
    'SKIP_META_VIRT_KERNEL_INCLUDE = "1"',
    'META_VIRT_KERNEL_CHECK_WARNING_INHIBIT = "1"',
  ],
  check(configuration) {
    if (hasDistroFeature(configuration, 'virtualization') === false) return [];
    return configuration.settings('SKIP_META_VIRT_KERNEL_INCLUDE').flatMap(({ text, place }): PlacedFinding[] => {
      const isMeantOff = /^\s*(?:|0|n|no|off|false)\s*$/i.test(text);
      if (!isMeantOff && configuration.text('META_VIRT_KERNEL_CHECK_WARNING_INHIBIT')) return [];
      const consequence = 'the kernel gets none of the configuration for containers';
      return [
        {
          place,
          message: isMeantOff
            ? `${text.trim() === '' ? 'An empty value' : `\`${text.trim()}\``} does not turn this off: the variable only has to be set, and ${consequence}. Remove the line.`
            : `With this ${consequence}, and BitBake warns of it. Remove the line, or set META_VIRT_KERNEL_CHECK_WARNING_INHIBIT if it is on purpose.`,
          fix: isMeantOff
            ? { title: 'Remove the line', safe: false, edits: [{ span: place.statement, text: '' }] }
            : undefined,
        },
      ];
    });
  },
};
