import { meantFeature } from '../../containers/featureNames';
import { containerProfileOf, hasDistroFeature } from '../../containers/hostConfiguration';
import { installedByImages } from '../../containers/installedByImages';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { Place } from '../finding';
import { placeOfRemovedFeature } from '../removedFeature';
import type { ConfigurationRule } from '../rule';
import { lineAfter } from '../statementPlaces';

export const virtualizationNotEnabled: ConfigurationRule = {
  id: 'virtualization-not-enabled',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  what: 'Containers, or the layer for them, without `virtualization` in DISTRO_FEATURES.',
  why: 'Without the feature the kernel gets none of the settings that containers need, and busybox, systemd and iptables stay as they are: engines build, and fail on the target. The warning of the layer itself is off by default.',
  bad: ['DISTRO_FEATURES:append = " systemd"', 'IMAGE_INSTALL:append = " docker-moby"'],
  good: ['DISTRO_FEATURES:append = " systemd virtualization"', 'IMAGE_INSTALL:append = " docker-moby"'],
  check(configuration) {
    if (hasDistroFeature(configuration, 'virtualization') !== false || isSaidOtherwise(configuration)) return [];
    const engine = installedEngine(configuration) ?? engineOfImage(configuration);
    const hasLayer =
      configuration.knowsDistro && configuration.holds('BBFILE_COLLECTIONS', 'virtualization-layer') === true;
    if (!engine && !hasLayer) return [];
    const own = ownFeatures(configuration);
    const place = engine?.place ?? (engine && own) ?? configuration.beginning;
    const after = own ?? place;
    if (!place || !after) return [];
    const removal = placeOfRemovedFeature(configuration, 'virtualization');
    if (removal) return [{ place: removal, message: takenOut }];
    const message = engine
      ? `\`${engine.name}\` is installed without \`virtualization\` in DISTRO_FEATURES: the kernel gets no settings for containers, and it fails on the target.`
      : 'meta-virtualization is among the layers, and DISTRO_FEATURES lacks `virtualization`: the kernel gets no settings for containers, and appends of the layer do nothing.';
    return [
      {
        place,
        message: `${message} Write \`DISTRO_FEATURES:append = " virtualization"\`.`,
        fix:
          after.path === place.path
            ? {
                title: 'Add virtualization to DISTRO_FEATURES',
                safe: false,
                edits: [lineAfter(after, 'DISTRO_FEATURES:append = " virtualization"')],
              }
            : undefined,
      },
    ];
  },
};

const takenOut =
  'This takes `virtualization` out of DISTRO_FEATURES: the kernel gets no settings for containers, and engines fail on the target. Leave it in.';

/** Other rules say it of a profile and of a misspelt word; and the user can have turned off the layer's own check. */
function isSaidOtherwise(configuration: EvaluatedConfiguration): boolean {
  const words = configuration.words('DISTRO_FEATURES') ?? [];
  if (words.some((word) => dependent.has(word) || meantFeature(word) === 'virtualization')) return true;
  const isSkipped = configuration.operations('SKIP_META_VIRT_SANITY_CHECK').some(({ operation }) => operation === '=');
  const profile = containerProfileOf(configuration);
  const isOwnProfile = profile !== '' && profile !== 'default';
  return isOwnProfile || (isSkipped && configuration.text('SKIP_META_VIRT_SANITY_CHECK') === '1');
}

/** Features of which another rule says that they need `virtualization`. */
const dependent: ReadonlySet<string> = new Set(['k3s', 'k8s', 'vcontainer']);

const engines: readonly string[] = [
  'docker',
  'docker-moby',
  'docker-ce',
  'podman',
  'containerd',
  'containerd-opencontainers',
  'cri-o',
  'k3s',
  'k3s-server',
  'k3s-agent',
  'kubernetes',
  'kubelet',
  'lxc',
  'incus',
  'packagegroup-container',
  'packagegroup-docker',
  'packagegroup-podman',
  'packagegroup-containerd',
  'packagegroup-k3s-host',
  'packagegroup-k3s-node',
];

interface InstalledEngine {
  readonly name: string;
  /** Where the configuration installs it. */
  readonly place: Place | undefined;
}

/** An engine that the configuration installs into images. */
function installedEngine(configuration: EvaluatedConfiguration): InstalledEngine | undefined {
  for (const variable of ['IMAGE_INSTALL', 'CORE_IMAGE_EXTRA_INSTALL']) {
    const name = configuration.words(variable)?.find((word) => engines.includes(word));
    const place = name === undefined ? undefined : configuration.placeOfWord(variable, name);
    if (name !== undefined && place) return { name, place };
  }
  return undefined;
}

/** An engine that an image of the build's layers installs. */
function engineOfImage({ isComplete, snapshot }: EvaluatedConfiguration): InstalledEngine | undefined {
  const name = isComplete ? installedByImages(snapshot).find((each) => engines.includes(each)) : undefined;
  return name === undefined ? undefined : { name, place: undefined };
}

/** Where the user's file sets DISTRO_FEATURES. */
function ownFeatures(configuration: EvaluatedConfiguration): Place | undefined {
  const own = configuration.operations('DISTRO_FEATURES').findLast(({ origin }) => origin?.path === configuration.path);
  return own?.origin && configuration.places.value(own.origin.path, own.origin.line);
}
