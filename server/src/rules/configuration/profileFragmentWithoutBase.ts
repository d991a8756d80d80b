import { missingDistroFeatures } from '../../containers/hostConfiguration';
import { baseFragment, hostFragment } from '../../containers/hostFragments';
import { baseName } from '../../project/paths';
import type { PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';

export const profileFragmentWithoutBase: ConfigurationRule = {
  id: 'profile-fragment-without-base',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A fragment `container-host-*.conf` without `meta-virt-host.conf`.',
  why: 'The fragment of a profile adds only what the profile needs besides. virtualization, systemd and seccomp, which container-image-host requires, come from meta-virt-host.conf, and so do the multiconfigs: without them BitBake skips the image.',
  bad: ['require conf/distro/include/container-host-docker.conf'],
  good: ['require conf/distro/include/meta-virt-host.conf', 'require conf/distro/include/container-host-docker.conf'],
  check(configuration) {
    const { includes } = configuration;
    if (includes.some(({ name }) => baseName(name) === baseName(baseFragment))) return [];
    const profile = includes.find(({ name }) => hostFragment(name)?.profile !== undefined);
    // Files that are not at hand may hold it.
    if (!profile || includes.some(({ name, path }) => path === undefined && !hostFragment(name))) return [];
    const missing = configuration.knowsDistro
      ? missingDistroFeatures(configuration, ['virtualization', 'systemd', 'seccomp'])
      : configuration.holds('DISTRO_FEATURES', 'virtualization')
        ? []
        : ['virtualization'];
    if (missing.length === 0) return [];
    const { place } = profile;
    const finding: PlacedFinding = {
      place,
      message: `\`${baseName(profile.name)}\` adds only what the profile needs besides ${baseName(baseFragment)}, which is not required here: BitBake skips container-image-host for want of ${missing.join(', ')} in DISTRO_FEATURES. Require \`${baseFragment}\` before it.`,
      fix: {
        title: `Require ${baseName(baseFragment)} first`,
        safe: false,
        edits: [
          {
            span: { start: place.statement.start, end: place.statement.start },
            text: `require ${baseFragment}\n`,
          },
        ],
      },
    };
    return [finding];
  },
};
