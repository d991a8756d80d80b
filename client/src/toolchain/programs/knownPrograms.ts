/**
 * The host's programs that this extension starts or that a build needs, with what each is for, how its version is asked and which packages have it.
 * Packages are those of Debian 12, Fedora 41, openSUSE Tumbleweed, Arch, Alpine 3.20 and Homebrew; a system is left out where it has none.
 */

export type PackageFamily = 'debian' | 'fedora' | 'suse' | 'arch' | 'alpine' | 'macos';

export type Packages = Readonly<Partial<Record<PackageFamily, string>>>;

export type ProgramGroup = 'build' | 'images' | 'containers' | 'clusters' | 'machines';

export interface KnownProgram {
  readonly name: string;
  readonly group: ProgramGroup;
  /** What it is for here; a phrase that begins with a verb. */
  readonly purpose: string;
  /** The arguments that make it tell its version; undefined for a script that has none. */
  readonly versionArguments?: readonly string[];
  /** The oldest version that does. */
  readonly minimum?: { readonly version: string; readonly why: string };
  readonly packages: Packages;
  /** A sentence on how to get it where no package has it. */
  readonly otherwise: string;
  /** The recipe that puts it into a build folder of its own, for `oe-run-native`. */
  readonly nativeRecipe?: string;
}

const version = ['--version'];

/** A package of the program's own name on every Linux; others by name. */
function onLinux(name: string, others: Packages = {}): Packages {
  return { debian: name, fedora: name, suse: name, arch: name, alpine: name, ...others };
}

const withBuildEnvironment =
  'It comes with openembedded-core: its folder scripts is on PATH after oe-init-build-env was sourced.';
const vcontainer =
  'Run "bitbake vcontainer-tarball", then tmp/deploy/sdk/vcontainer-standalone.sh, and start VS Code with its init-env.sh sourced.';

export const knownPrograms: readonly KnownProgram[] = [
  {
    name: 'git',
    group: 'build',
    purpose: 'fetches layers and sources',
    versionArguments: version,
    packages: onLinux('git', { macos: 'git' }),
    otherwise: 'See https://git-scm.com.',
  },
  {
    name: 'python3',
    group: 'build',
    purpose: 'runs BitBake, and compares values with it',
    versionArguments: version,
    // lib/bb/__init__.py of BitBake 2.12 to 2.19; 2.8 takes 3.8, and 2.0 takes 3.6.
    minimum: { version: '3.9', why: 'BitBake of walnascar and later runs with no older one' },
    packages: {
      debian: 'python3',
      fedora: 'python3',
      suse: 'python3',
      arch: 'python',
      alpine: 'python3',
      macos: 'python3',
    },
    otherwise: 'See https://www.python.org.',
  },
  {
    name: 'kas',
    group: 'build',
    purpose: 'sets builds up from a file and runs BitBake in them',
    versionArguments: version,
    packages: { debian: 'kas', alpine: 'kas' },
    otherwise: 'Install it with: pipx install kas',
  },
  {
    name: 'kas-container',
    group: 'build',
    purpose: 'does as kas does, in a container',
    versionArguments: version,
    packages: { debian: 'kas' },
    otherwise: 'It is a script in the repository of kas: https://github.com/siemens/kas.',
  },
  {
    name: 'bitbake-setup',
    group: 'build',
    purpose: 'sets builds up from a registry of configurations',
    versionArguments: version,
    packages: {},
    otherwise: 'It stands in the folder bin of BitBake 2.16 and later.',
  },
  {
    name: 'skopeo',
    group: 'images',
    purpose: 'copies and inspects images',
    versionArguments: version,
    packages: onLinux('skopeo', { macos: 'skopeo' }),
    otherwise: 'See https://github.com/containers/skopeo.',
    nativeRecipe: 'skopeo-native',
  },
  {
    name: 'umoci',
    group: 'images',
    purpose: 'unpacks images to run them with runc or crun',
    versionArguments: version,
    packages: { debian: 'umoci', fedora: 'umoci', suse: 'umoci', alpine: 'umoci' },
    otherwise: 'Download it from https://github.com/opencontainers/umoci/releases.',
    nativeRecipe: 'umoci-native',
  },
  {
    name: 'buildah',
    group: 'images',
    purpose: 'works on images in the storage of podman',
    versionArguments: version,
    packages: onLinux('buildah'),
    otherwise: 'It runs on Linux.',
  },
  {
    name: 'podman',
    group: 'containers',
    purpose: 'runs images, and BitBake in a container',
    versionArguments: version,
    packages: onLinux('podman', { macos: 'podman' }),
    otherwise: 'See https://podman.io.',
  },
  {
    name: 'docker',
    group: 'containers',
    purpose: 'runs images, and BitBake in a container',
    versionArguments: version,
    packages: {
      debian: 'docker.io',
      fedora: 'moby-engine',
      suse: 'docker',
      arch: 'docker',
      alpine: 'docker',
      macos: 'docker',
    },
    otherwise: 'See https://docs.docker.com/engine/install.',
  },
  {
    name: 'nerdctl',
    group: 'containers',
    purpose: 'loads and runs images in containerd',
    versionArguments: version,
    packages: { suse: 'nerdctl', arch: 'nerdctl', alpine: 'nerdctl' },
    otherwise: 'Download it from https://github.com/containerd/nerdctl/releases.',
  },
  {
    name: 'ctr',
    group: 'containers',
    purpose: 'imports images into containerd',
    versionArguments: version,
    packages: {
      debian: 'containerd',
      fedora: 'containerd',
      suse: 'containerd-ctr',
      arch: 'containerd',
      alpine: 'containerd-ctr',
    },
    otherwise: 'It comes with containerd, which runs on Linux.',
  },
  {
    name: 'runc',
    group: 'containers',
    purpose: 'runs an unpacked image',
    versionArguments: version,
    packages: onLinux('runc'),
    otherwise: 'It runs on Linux.',
  },
  {
    name: 'crun',
    group: 'containers',
    purpose: 'runs an unpacked image',
    versionArguments: version,
    packages: onLinux('crun'),
    otherwise: 'It runs on Linux.',
  },
  {
    name: 'vdkr',
    group: 'containers',
    purpose: 'runs images of any architecture with Docker in a virtual machine',
    versionArguments: version,
    packages: {},
    otherwise: vcontainer,
  },
  {
    name: 'vpdmn',
    group: 'containers',
    purpose: 'runs images of any architecture with podman in a virtual machine',
    versionArguments: version,
    packages: {},
    otherwise: vcontainer,
  },
  {
    name: 'kubectl',
    group: 'clusters',
    purpose: 'runs images in a cluster',
    versionArguments: ['version', '--client'],
    packages: { debian: 'kubernetes-client', fedora: 'kubernetes-client', arch: 'kubectl', macos: 'kubernetes-cli' },
    otherwise: 'See https://kubernetes.io/docs/tasks/tools.',
  },
  {
    name: 'k3s',
    group: 'clusters',
    purpose: 'imports images into the containerd of a small cluster',
    versionArguments: version,
    packages: { alpine: 'k3s' },
    otherwise: 'See https://docs.k3s.io/installation.',
  },
  {
    name: 'runqemu',
    group: 'machines',
    purpose: 'boots a host image in QEMU',
    packages: {},
    otherwise: withBuildEnvironment,
  },
  {
    name: 'oe-run-native',
    group: 'machines',
    purpose: 'runs the programs that BitBake built for this host',
    packages: {},
    otherwise: withBuildEnvironment,
  },
  {
    name: 'ssh',
    group: 'machines',
    purpose: 'builds on other hosts and reaches devices',
    versionArguments: ['-V'],
    packages: {
      debian: 'openssh-client',
      fedora: 'openssh-clients',
      suse: 'openssh-clients',
      arch: 'openssh',
      alpine: 'openssh-client',
    },
    otherwise: 'See https://www.openssh.com.',
  },
];

/** The program with the name, also where it is given with its folder; undefined for any other. */
export function knownProgram(nameOrPath: string): KnownProgram | undefined {
  const name = nameOrPath.split('/').at(-1);
  return knownPrograms.find((program) => program.name === name);
}
