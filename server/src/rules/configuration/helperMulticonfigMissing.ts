import { helperMulticonfig, helperMulticonfigs } from '../../containers/bundling';
import { hasDistroFeature, isMainConfiguration, multiconfigsOf } from '../../containers/hostConfiguration';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { Place, PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';
import { lineAfter } from '../statementPlaces';

export const helperMulticonfigMissing: ConfigurationRule = {
  id: 'helper-multiconfig-missing',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'Containers are to be taken into images, and BBMULTICONFIG lacks the helper machine for it.',
  why: 'The class container-cross-install imports containers in a virtual machine that the multiconfigs vruntime-aarch64 and vruntime-x86-64 build. Where BBMULTICONFIG does not name them the dependency is left out without a word, and do_rootfs stops: the folder of the machine is not there.',
  bad: ['DISTRO_FEATURES:append = " virtualization vcontainer"', 'BUNDLED_CONTAINERS = "app:docker"'],
  good: [
    'DISTRO_FEATURES:append = " virtualization vcontainer"',
    'BBMULTICONFIG = "vruntime-aarch64 vruntime-x86-64"',
    'BUNDLED_CONTAINERS = "app:docker"',
  ],
  check(configuration) {
    const reason = reasonFor(configuration);
    const multiconfigs = reason && multiconfigsOf(configuration);
    if (!reason || !multiconfigs) return [];
    const needed = helperMulticonfig(configuration.text('TARGET_ARCH') ?? '') ?? '';
    const removal = configuration.placeOfRemoval('BBMULTICONFIG', needed);
    if (removal) {
      const message = `\`:remove\` takes \`${needed}\` out of BBMULTICONFIG: importing containers into an image stops in do_rootfs. Take the line out.`;
      return [{ place: removal, message }];
    }
    if (multiconfigs.some((name) => helperMulticonfigs.includes(name))) return [];
    const isOther = multiconfigs.length > 0;
    const place = (isOther ? configuration.placeOf('BBMULTICONFIG') : undefined) ?? reason.place;
    const line = `BBMULTICONFIG ${isOther ? '+' : ''}= "${helperMulticonfigs.join(' ')}"`;
    const finding: PlacedFinding = {
      place,
      message: `${reason.text} needs the helper machines, and BBMULTICONFIG names ${isOther ? `only ${multiconfigs.join(' ')}` : 'none of them'}: importing containers into an image stops in do_rootfs. Write \`${line}\`.`,
      fix: { title: 'Add the multiconfigs', safe: false, edits: [lineAfter(place, line)] },
    };
    return [finding];
  },
};

interface Reason {
  readonly place: Place;
  readonly text: string;
}

/** What in the configuration needs the helper machine. */
function reasonFor(configuration: EvaluatedConfiguration): Reason | undefined {
  if (!configuration.knowsDistro && !isMainConfiguration(configuration.path)) return undefined;
  const bundled = configuration.settings('BUNDLED_CONTAINERS').find(({ text }) => text.trim() !== '');
  if (bundled) return { place: bundled.place, text: 'BUNDLED_CONTAINERS' };
  if (hasDistroFeature(configuration, 'vcontainer') !== true || configuration.path.includes('/conf/distro/')) {
    return undefined;
  }
  const place = configuration.placeOfWord('DISTRO_FEATURES', 'vcontainer');
  return place && { place, text: 'The distro feature `vcontainer`' };
}
