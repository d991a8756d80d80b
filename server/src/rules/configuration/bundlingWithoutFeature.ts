import { startsContainers } from '../../containers/bundling';
import { hasDistroFeature } from '../../containers/hostConfiguration';
import { splitWords } from '../../syntax/bitbake/text';
import type { PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';
import { lineAfter } from '../statementPlaces';

export const bundlingWithoutFeature: ConfigurationRule = {
  id: 'bundling-without-feature',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'BUNDLED_CONTAINERS in the configuration without the distro features that importing and starting containers needs.',
  why: 'The helper machine that imports containers has shared folders, overlay and its busybox tools only with the distro feature vcontainer: without it the import fails or runs into its timeout. The units that start containers at boot are for systemd alone.',
  bad: ['DISTRO_FEATURES:append = " virtualization"', 'BUNDLED_CONTAINERS = "app:docker"'],
  good: ['DISTRO_FEATURES:append = " virtualization vcontainer"', 'BUNDLED_CONTAINERS = "app:docker"'],
  check(configuration) {
    const bundled = configuration.settings('BUNDLED_CONTAINERS').find(({ text }) => text.trim() !== '');
    if (!bundled) return [];
    const { text, place } = bundled;
    const needed = startsContainers(splitWords(text)) ? ['vcontainer', 'systemd'] : ['vcontainer'];
    const missing = needed.filter((feature) => hasDistroFeature(configuration, feature) === false);
    if (missing.length === 0) return [];
    const finding: PlacedFinding = {
      place,
      message: `DISTRO_FEATURES lacks ${missing.map((feature) => `\`${feature}\``).join(' and ')}: ${
        missing.includes('vcontainer')
          ? 'the helper machine cannot import containers'
          : 'the units that start the containers are never run'
      }. Add ${missing.length > 1 ? 'them' : 'it'}.`,
      fix: {
        title: `Add ${missing.join(' ')} to DISTRO_FEATURES`,
        safe: false,
        edits: [lineAfter(place, `DISTRO_FEATURES:append = " ${missing.join(' ')}"`)],
      },
    };
    return [finding];
  },
};
