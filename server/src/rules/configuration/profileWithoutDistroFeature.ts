import { isTakenOut } from '../../containers/hostConfiguration';
import { chosenStack } from '../../containers/hostStack';
import type { ConfigurationRule } from '../rule';
import { lineAfter } from '../statementPlaces';

export const profileWithoutDistroFeature: ConfigurationRule = {
  id: 'profile-without-distro-feature',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'scarthgap' },
  what: 'A container profile or engine without the distro features that it needs.',
  why: 'BitBake skips recipes whose REQUIRED_DISTRO_FEATURES are missing: podman and docker need seccomp and ipv6, container-image-host needs virtualization, systemd and seccomp, and k3s with a k3s profile, without which the kernel lacks what Kubernetes asks for. Docker comes with a script for sysvinit as well; k3s has units for systemd alone.',
  bad: ['VIRTUAL-RUNTIME_container_engine = "podman"', 'DISTRO_FEATURES:remove = "seccomp"'],
  good: ['VIRTUAL-RUNTIME_container_engine = "podman"', 'DISTRO_FEATURES:append = " virtualization"'],
  check(configuration) {
    const stack = chosenStack(configuration, configuration.snapshot);
    const place = stack && configuration.placeOf(stack.variable);
    if (!place || stack.missing.length === 0) return [];
    const { name, missing, startedBySystemd } = stack;
    const isRemoved = missing.some((feature) => isTakenOut(configuration, feature));
    const them = missing.length > 1 ? 'them' : 'it';
    const advice = isRemoved ? `Do not remove ${them} with \`:remove\`` : `Add ${them}`;
    const words = missing.map((feature) => `\`${feature}\``).join(', ');
    const consequence =
      startedBySystemd && missing.every((feature) => feature === 'systemd')
        ? 'it has no other units, and nothing starts it'
        : `BitBake skips recipes that require ${them}, and nothing provides what is to be installed`;
    return [
      {
        place,
        message: `\`${name}\` needs ${words} in DISTRO_FEATURES: ${consequence}. ${advice}.`,
        fix: isRemoved
          ? undefined
          : {
              title: `Add ${missing.join(' ')} to DISTRO_FEATURES`,
              safe: false,
              edits: [lineAfter(place, `DISTRO_FEATURES:append = " ${missing.join(' ')}"`)],
            },
      },
    ];
  },
};
