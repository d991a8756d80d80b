/** Which distro features need others, and which of them engines and packages of the layer ask for. */
import { isInRange, type ReleaseName, type ReleaseRange } from '../knowledge/release';
import { type ConfigurationView, hasDistroFeature } from './hostConfiguration';

interface NeededFeature extends ReleaseRange {
  readonly feature: string;
  readonly needed: string;
  /** What happens without it. */
  readonly because: string;
}

const needs: readonly NeededFeature[] = [
  {
    feature: 'xen',
    needed: 'systemd',
    since: 'walnascar',
    because: 'BitBake skips xen-image-minimal without it.',
  },
  { feature: 'vxn', needed: 'xen', since: 'wrynose', because: 'BitBake skips the recipe vxn without it.' },
  {
    feature: 'k3s',
    needed: 'virtualization',
    because: 'the kernel settings of Kubernetes are added only beside it.',
  },
  {
    feature: 'k8s',
    needed: 'virtualization',
    because: 'the kernel settings of Kubernetes are added only beside it.',
  },
  {
    feature: 'vcontainer',
    needed: 'virtualization',
    since: 'wrynose',
    because: 'the kernel settings of the helper machine are added only beside it.',
  },
];

/** The features that are on and lack another one. */
export function featuresWithoutAnother(view: ConfigurationView): readonly NeededFeature[] {
  return needs.filter(
    ({ feature, needed, ...range }) =>
      isInRange(range, view.release) &&
      view.words('DISTRO_FEATURES')?.includes(feature) &&
      hasDistroFeature(view, needed) === false,
  );
}

/** The distro features that the recipe of a package, or of what a packagegroup stands for, requires. */
export function featuresRequiredBy(name: string, release: ReleaseName): readonly string[] {
  return required
    .filter(({ names, ...range }) => isInRange(range, release) && names.includes(name))
    .flatMap(({ features }) => features);
}

interface RequiredFeatures extends ReleaseRange {
  readonly names: readonly string[];
  readonly features: readonly string[];
}

const required: readonly RequiredFeatures[] = [
  {
    names: ['buildah', 'packagegroup-podman', 'podman', 'podman-tui'],
    since: 'kirkstone',
    features: ['seccomp', 'ipv6'],
  },
  { names: ['docker', 'docker-moby', 'packagegroup-docker'], since: 'walnascar', features: ['seccomp', 'ipv6'] },
  { names: ['conmon', 'cri-o', 'slirp4netns'], since: 'kirkstone', features: ['seccomp'] },
  { names: ['aardvark-dns', 'netavark'], since: 'scarthgap', features: ['seccomp'] },
  { names: ['crun'], since: 'kirkstone', until: 'kirkstone', features: ['systemd'] },
  { names: ['crun'], since: 'nanbield', until: 'scarthgap', features: ['systemd', 'seccomp'] },
  { names: ['lxcfs'], since: 'scarthgap', features: ['systemd'] },
  {
    names: [
      'k3s',
      'k3s-agent',
      'k3s-server',
      'packagegroup-k3s-host',
      'packagegroup-k3s-node',
      'packagegroup-k8s-host',
      'packagegroup-k8s-node',
    ],
    features: ['seccomp'],
  },
];
