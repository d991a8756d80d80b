import { xenBundle, xenHost } from '../../containers/bundlingClasses';
import type { ValueRule } from '../rule';

export const bundledXenGuestsWithoutClass: ValueRule = {
  id: 'bundled-xen-guests-without-class',
  category: 'xen',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A recipe with BUNDLED_XEN_GUESTS or XEN_GUEST_BUNDLES that does not inherit the class which reads them.',
  why: 'Only xen-guest-cross-install reads BUNDLED_XEN_GUESTS, and only xen-guest-bundle reads XEN_GUEST_BUNDLES. Without it no guest comes into the image or package, and nothing says so.',
  bad: ['inherit core-image', 'BUNDLED_XEN_GUESTS = "xen-guest-image-minimal:autostart"'],
  good: ['inherit core-image xen-guest-cross-install', 'BUNDLED_XEN_GUESTS = "xen-guest-image-minimal:autostart"'],
  check(evaluated) {
    return [xenHost, xenBundle].flatMap(({ name, list }) =>
      evaluated.placesWithoutClass(name, list).map((place) => ({
        place,
        message: `Nothing reads ${list} here: the recipe does not inherit \`${name}\`.`,
      })),
    );
  },
};
