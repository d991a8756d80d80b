/** Which programs read the configuration files of runtimes, by the recipes and packages that bring them. */
export interface Readers {
  /** What to install, in words. */
  readonly usual: string;
  readonly names: RegExp;
}

const containersTools: Readers = {
  usual: 'podman, buildah, skopeo or cri-o',
  names: /^(?:packagegroup-)?(?:podman|buildah|skopeo|cri-o|vxn|vcontainer|vpdmn|vdkr|container-tools)\b/,
};

/** By the formats of `formats/configFile.ts`. */
const readers: Readonly<Record<string, Readers>> = {
  'registries.conf': containersTools,
  'policy.json': containersTools,
  'storage.conf': containersTools,
  'containers.conf': containersTools,
  quadlet: { usual: 'podman', names: /^(?:packagegroup-)?podman\b/ },
  'daemon.json': { usual: 'docker', names: /^(?:packagegroup-)?docker(?:$|-(?:moby|ce)$)|^virtual\/docker$/ },
  containerd: { usual: 'containerd', names: /containerd\b|^k3s|^(?:packagegroup-)?(?:k3s|k8s|docker)|^cri-containerd/ },
  cni: {
    usual: 'containerd, cri-o or k3s',
    names: /containerd\b|^cri-o|^k3s|^kube|^cni$|^nerdctl|^(?:packagegroup-)?(?:k3s|k8s|podman|cri-o)/,
  },
  lxc: { usual: 'lxc', names: /^(?:packagegroup-)?(?:lxc|lxd|incus)\b/ },
};

/** Undefined for a format that more programs read than are known. */
export function readersOf(format: string): Readers | undefined {
  return Object.hasOwn(readers, format) ? readers[format] : undefined;
}

/** The packages of meta-virtualization that bring a program. */
const packages: Readonly<Record<string, readonly string[]>> = {
  'aardvark-dns': ['aardvark-dns'],
  catatonit: ['catatonit'],
  conmon: ['conmon'],
  'containerd-shim-kata-v2': ['kata-runtime'],
  'containerd-shim-vxn-v2': ['vxn'],
  crun: ['crun'],
  'fuse-overlayfs': ['fuse-overlayfs'],
  'kata-runtime': ['kata-runtime'],
  netavark: ['netavark'],
  pasta: ['passt'],
  passt: ['passt'],
  // crun is packaged with a `runc` command unless CRUN_AS_RUNC is empty.
  runc: ['runc', 'runc-docker', 'runc-opencontainers', 'virtual-runc', 'crun'],
  slirp4netns: ['slirp4netns'],
  tini: ['tini'],
  'vxn-oci-runtime': ['vxn'],
  zfs: ['zfs'],
};

/** Undefined for a program that others may bring. */
export function packagesOfProgram(name: string): readonly string[] | undefined {
  return Object.hasOwn(packages, name) ? packages[name] : undefined;
}
