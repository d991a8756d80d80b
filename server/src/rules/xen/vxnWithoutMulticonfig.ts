import type { ConfigurationRule } from '../rule';

export const vxnWithoutMulticonfig: ConfigurationRule = {
  id: 'vxn-without-multiconfig',
  category: 'xen',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'master' },
  what: 'VCONTAINER_INCLUDE_VXN without the multiconfig that builds what it includes.',
  why: '`vcontainer-tarball` takes the Xen image of vxn from the multiconfig `vxn-x86-64`. Where BBMULTICONFIG lacks it nothing is waited for, and the tarball is made without.',
  bad: ['VCONTAINER_INCLUDE_VXN = "1"', 'BBMULTICONFIG = "vruntime-x86-64"'],
  good: ['VCONTAINER_INCLUDE_VXN = "1"', 'BBMULTICONFIG = "vruntime-x86-64 vxn-x86-64"'],
  check(configuration) {
    if (configuration.text('VCONTAINER_INCLUDE_VXN') !== '1') return [];
    const multiconfigs = configuration.words('BBMULTICONFIG');
    const place = configuration.placeOf('VCONTAINER_INCLUDE_VXN');
    if (!multiconfigs || !place || multiconfigs.some((name) => name.startsWith('vxn-'))) return [];
    const isKnown = configuration.isComplete || multiconfigs.length > 0 || !includesOthers(place.text);
    if (!isKnown) return [];
    return [
      {
        place,
        message:
          'BBMULTICONFIG has no `vxn-x86-64`: the tarball is made without the Xen image, and nothing says so. Add it to BBMULTICONFIG.',
      },
    ];
  },
};

/** Whether another file may add to it. */
function includesOthers(text: string): boolean {
  return /^\s*(?:require|include|OE_FRAGMENTS)\b/m.test(text);
}
