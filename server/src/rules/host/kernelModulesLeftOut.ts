import type { ConfigurationRule } from '../rule';

export const kernelModulesLeftOut: ConfigurationRule = {
  id: 'kernel-modules-left-out',
  category: 'host',
  subject: 'configuration',
  severity: 'info',
  releases: { since: 'walnascar' },
  what: 'CONTAINER_IMAGE_KERNEL_MODULES set to `split`.',
  why: 'The image container-image-host then installs only the modules that packages recommend, and not all packages of the layer name all that they load: iptables, vxlan or br_netfilter may be missing on the target.',
  bad: ['CONTAINER_IMAGE_KERNEL_MODULES = "split"'],
  good: ['CONTAINER_IMAGE_KERNEL_MODULES = "all"'],
  check(configuration) {
    return configuration
      .settings('CONTAINER_IMAGE_KERNEL_MODULES')
      .filter(({ text }) => text.split(/\s+/).includes('split'))
      .map(({ place }) => ({
        place,
        message:
          'With `split` the image has only the kernel modules that its packages recommend. Write `all` unless you install what your engine loads yourself.',
      }));
  },
};
