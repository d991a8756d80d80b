/**
 * The configuration fragments of meta-virtualization that a local.conf requires, and what each of them sets. They tell what a
 * configuration comes to where the layer itself is not at hand.
 */
import { baseName } from '../project/paths';

export interface HostFragment {
  /** CONTAINER_PROFILE. */
  readonly profile?: string;
  /** Added to DISTRO_FEATURES. */
  readonly features: readonly string[];
  /** The default of BBMULTICONFIG. */
  readonly multiconfigs?: readonly string[];
  /** CONTAINER_REGISTRY_INSECURE is `1` unless something else is set. */
  readonly hasInsecureRegistry?: boolean;
}

/** What a file sets that a configuration includes, told by its name; undefined for other files. */
export function hostFragment(path: string): HostFragment | undefined {
  return fragments.get(baseName(path));
}

/** The fragment that turns on what all container hosts need. */
export const baseFragment = 'conf/distro/include/meta-virt-host.conf';

const fragments: ReadonlyMap<string, HostFragment> = new Map([
  [
    'meta-virt-host.conf',
    {
      features: ['virtualization', 'systemd', 'seccomp', 'vmsep', 'vcontainer'],
      multiconfigs: ['vruntime-aarch64', 'vruntime-x86-64', 'container-aarch64', 'container-x86-64'],
    },
  ],
  ['container-host-containerd.conf', { profile: 'containerd', features: [] }],
  ['container-host-docker.conf', { profile: 'docker', features: [] }],
  ['container-host-incus.conf', { profile: 'incus', features: [] }],
  ['container-host-k3s.conf', { profile: 'k3s-host', features: ['k3s'] }],
  ['container-host-k3s-node.conf', { profile: 'k3s-node', features: ['k3s'] }],
  ['container-host-lxc.conf', { profile: 'lxc', features: [] }],
  ['container-host-podman.conf', { profile: 'podman', features: ['ipv6'] }],
  ['container-registry.conf', { features: [], hasInsecureRegistry: true }],
  ['kvm-host.conf', { features: ['kvm'] }],
  ['meta-virt-dev.conf', { features: [] }],
  ['xen-host.conf', { features: ['xen', 'vxn'] }],
]);
