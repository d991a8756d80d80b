import { xenHost } from '../../containers/bundlingClasses';
import { xenGuest } from '../../containers/xenGuest';
import type { PlacedFinding } from '../finding';
import type { ValueRule } from '../rule';

export const guestSettingOfBundles: ValueRule = {
  id: 'guest-setting-of-bundles',
  category: 'xen',
  subject: 'value',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A guest in BUNDLED_XEN_GUESTS with a setting that only xen-guest-bundle understands.',
  why: '`xen-guest-cross-install` takes `none` for the name of a kernel and does not find it, and it converts no sources: it looks for a root file system in the deploy folder. Both stop the build of the image.',
  bad: [
    'inherit core-image xen-guest-cross-install',
    'BUNDLED_XEN_GUESTS = "my-guest"',
    'XEN_GUEST_KERNEL[my-guest] = "none"',
  ],
  good: ['inherit xen-guest-bundle', 'XEN_GUEST_BUNDLES = "my-guest"', 'XEN_GUEST_KERNEL[my-guest] = "none"'],
  check(evaluated) {
    return evaluated.wordsReadBy(xenHost.name, xenHost.list).flatMap(({ text }): readonly PlacedFinding[] => {
      const { name } = xenGuest(text);
      const findings: PlacedFinding[] = [];
      const kernel = evaluated.placeOfFlag('XEN_GUEST_KERNEL', name);
      if (kernel && evaluated.flag('XEN_GUEST_KERNEL', name) === 'none') {
        findings.push({
          place: kernel,
          message: `\`none\` is taken for the name of a kernel here, and the build stops. Package \`${name}\` with a recipe that inherits xen-guest-bundle, and put that into IMAGE_INSTALL.`,
        });
      }
      const source = evaluated.placeOfFlag('XEN_GUEST_SOURCE_TYPE', name);
      if (source && evaluated.flag('XEN_GUEST_ROOTFS', name) === '') {
        findings.push({
          place: source,
          message: `xen-guest-cross-install converts no sources: it finds no root file system of \`${name}\` and stops. Package the guest with a recipe that inherits xen-guest-bundle, and put that into IMAGE_INSTALL.`,
        });
      }
      return findings;
    });
  },
};
