/** What the packages of an image say about it: the engines, runtimes and owners of files that it gets. */

/** Packages that bring a container engine, or what starts containers. */
const enginePackages: ReadonlySet<string> = new Set([
  'docker',
  'docker-ce',
  'docker-moby',
  'podman',
  'containerd',
  'containerd-opencontainers',
  'virtual-containerd',
  'cri-o',
  'k3s',
  'k3s-server',
  'k3s-agent',
  'kubelet',
  'lxc',
  'incus',
  'packagegroup-container',
  'packagegroup-containerd',
  'packagegroup-docker',
  'packagegroup-k3s-host',
  'packagegroup-k3s-node',
  'packagegroup-k8s-host',
  'packagegroup-k8s-node',
  'packagegroup-lxc',
  'packagegroup-podman',
]);

export function isEnginePackage(name: string): boolean {
  return enginePackages.has(name);
}

/** The package that puts podman's `docker` command into an image. */
export function isPodman(name: string): boolean {
  return name === 'podman' || name === 'packagegroup-podman';
}

export function isDocker(name: string): boolean {
  return ['docker', 'docker-ce', 'docker-moby', 'packagegroup-docker'].includes(name);
}

export function isRunc(name: string): boolean {
  return ['runc', 'runc-docker', 'runc-opencontainers', 'virtual-runc'].includes(name);
}
