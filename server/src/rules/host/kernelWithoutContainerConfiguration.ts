import { isForContainers } from '../../containers/hostConfiguration';
import { fragmentUse } from '../../containers/kernelFragments';
import type { ConfigurationRule } from '../rule';

export const kernelWithoutContainerConfiguration: ConfigurationRule = {
  id: 'kernel-without-container-configuration',
  category: 'host',
  subject: 'configuration',
  severity: 'warning',
  what: 'A kernel recipe that takes nothing of the kernel configuration for containers.',
  why: 'The layer meta-virtualization adds its configuration only to a kernel whose SRC_URI has `type=kmeta`, as linux-yocto. Any other builds without a word, and on the target overlay, veth, br_netfilter and the like are missing.',
  bad: ['DISTRO_FEATURES:append = " virtualization"', 'PREFERRED_PROVIDER_virtual/kernel = "linux-imx"'],
  good: ['DISTRO_FEATURES:append = " virtualization"', 'PREFERRED_PROVIDER_virtual/kernel = "linux-yocto"'],
  check(configuration) {
    const kernel = configuration.text(variable)?.trim();
    if (!kernel || kernel === 'linux-dummy' || !isForContainers(configuration)) return [];
    const use = fragmentUse(configuration.snapshot, kernel);
    const place = use === 'taken' ? undefined : configuration.placeOf(variable);
    if (!place) return [];
    const isCertain = use === 'ignored';
    return [
      {
        place,
        severity: isCertain ? 'warning' : 'info',
        message: `${
          isCertain ? `\`${kernel}\` gets` : `Unless the SRC_URI of \`${kernel}\` has \`type=kmeta\`, it gets`
        } none of the kernel configuration for containers: overlay, veth, netfilter and others may be missing on the target. Add them with a fragment of your own, and look with check-config.sh.`,
      },
    ];
  },
};

const variable = 'PREFERRED_PROVIDER_virtual/kernel';
