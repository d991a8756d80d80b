import {
  containerProfileOf,
  isTakenOut,
  missingDistroFeatures,
  virtualRuntimeOf,
} from '../../containers/hostConfiguration';
import { isInRange, type ReleaseName } from '../../knowledge/release';
import { baseName } from '../../project/paths';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { ConfigurationRule, Place } from '../rule';
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
    const choice = chosenStack(configuration);
    if (!choice) return [];
    const { place, name, features, startedBySystemd } = choice;
    const missing = missingDistroFeatures(configuration, features);
    if (missing.length === 0) return [];
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

interface ChosenStack {
  readonly place: Place;
  readonly name: string;
  readonly features: readonly string[];
  /** Whether it has units for systemd alone. */
  readonly startedBySystemd: boolean;
}

/** What the user's own files choose; undefined where they leave it to the layer. */
function chosenStack(configuration: EvaluatedConfiguration): ChosenStack | undefined {
  const chosen = stackVariables.find((name) => {
    const author = configuration.operations(name).findLast(({ counts }) => counts)?.origin?.path;
    return author !== undefined && !/\/layer\.conf$|meta-virt-container/.test(author) && configuration.text(name);
  });
  const place = chosen && configuration.placeOf(chosen);
  const name = chosen && configuration.text(chosen);
  if (!place || !name) return undefined;
  const engine = virtualRuntimeOf(configuration, 'engine') ?? '';
  const orchestration = virtualRuntimeOf(configuration, 'orchestration') ?? '';
  const isHost = containerProfileOf(configuration) !== '' && isInRange({ since: 'walnascar' }, configuration.release);
  const features = [
    ...(isHost ? ['virtualization'] : []),
    ...(isHost && extendsHostImage(configuration) ? ['systemd'] : []),
    ...featuresOf(engine, configuration.release),
    ...featuresOf(orchestration, configuration.release),
  ];
  return { place, name, features: [...new Set(features)], startedBySystemd: orchestration.startsWith('k3s') };
}

/** Whether somebody here builds on container-image-host, which requires systemd; an image of one's own does not. */
function extendsHostImage({ snapshot }: EvaluatedConfiguration): boolean {
  const image = 'container-image-host';
  return [...snapshot.files()].some(
    ({ dialect, name, includes }) =>
      (dialect === 'append' && name === image) || includes.some((path) => baseName(path) === `${image}.bb`),
  );
}

const stackVariables = [
  'CONTAINER_PROFILE',
  'VIRTUAL-RUNTIME_container_orchestration',
  'VIRTUAL-RUNTIME_container_engine',
];

/** What the recipes of an engine or orchestration require. */
function featuresOf(component: string, release: ReleaseName): readonly string[] {
  switch (component) {
    case 'podman':
      return isInRange({ since: 'kirkstone' }, release) ? ['seccomp', 'ipv6'] : [];
    case 'docker':
    case 'docker-moby':
      return isInRange({ since: 'walnascar' }, release) ? ['seccomp', 'ipv6'] : [];
    case 'k3s-host':
    case 'k3s-node':
      return ['k3s', 'seccomp', 'systemd'];
    case 'k3s':
    case 'cri-o':
      return ['seccomp'];
    default:
      return [];
  }
}
