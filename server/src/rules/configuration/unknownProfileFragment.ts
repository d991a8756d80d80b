import { hostFragment, profileFragments } from '../../containers/hostFragments';
import { nearestOf } from '../../knowledge/nearestName';
import { baseName } from '../../project/paths';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';

export const unknownProfileFragment: ConfigurationRule = {
  id: 'unknown-profile-fragment',
  category: 'configuration',
  subject: 'configuration',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A fragment `container-host-*.conf` that meta-virtualization does not have.',
  why: 'BitBake stops at a `require` of a file that is not there. The fragments are named after BUILD_PROFILE, which calls `k3s` what CONTAINER_PROFILE calls `k3s-host`.',
  bad: ['require conf/distro/include/meta-virt-host.conf', 'require conf/distro/include/container-host-k3s-host.conf'],
  good: ['require conf/distro/include/meta-virt-host.conf', 'require conf/distro/include/container-host-k3s.conf'],
  check(configuration) {
    return configuration.includes.flatMap(({ name, path, place }): PlacedFinding[] => {
      const file = baseName(name);
      if (path !== undefined || !/^container-host-[^$]*\.conf$/.test(file) || hostFragment(file)) return [];
      const written = place.text.slice(place.span.start, place.span.end);
      // Of BUILD_PROFILE the rule about unknown values tells.
      if (written.includes('$') || isKnownFile(configuration, file)) return [];
      const meant = file.includes('k3s-host') ? 'container-host-k3s.conf' : nearestOf(file, profileFragments);
      const better = meant === undefined ? undefined : written.replace(file, meant);
      return [
        {
          place,
          message: `meta-virtualization has no \`${file}\`: BitBake stops here. There is ${profileFragments.join(', ')}.`,
          fix:
            better === undefined
              ? undefined
              : { title: `Write ${meant}`, safe: false, edits: [{ span: place.span, text: better }] },
        },
      ];
    });
  },
};

function isKnownFile({ snapshot }: EvaluatedConfiguration, file: string): boolean {
  for (const { path } of snapshot.files()) if (path.endsWith(`/${file}`)) return true;
  return false;
}
