/** What running something that was built asks for and no file of the layers shows: memory, privileges, the right form of a command. */
import { isInRange, type ReleaseName } from '../knowledge/release';
import type { EvaluatedMetadata } from '../project/evaluation/evaluatedMetadata';
import { splitWords } from '../syntax/bitbake/text';

/** Sentences for a terminal, the most needed first. None where nothing is to be minded, or where values are not known. */
export function runningAdvice(metadata: EvaluatedMetadata, release: ReleaseName | undefined): readonly string[] {
  const hasHelperMachine = release !== undefined && isInRange({ since: 'wrynose' }, release);
  if (textOf(metadata, 'PN') === 'vcontainer-tarball') return helperMachineAdvice;
  if (metadata.inherits('image-oci')) return containerAdvice(metadata, hasHelperMachine);
  return metadata.inherits('image') || metadata.inherits('core-image') ? hostAdvice(metadata) : [];
}

/** From `recipes-containers/vcontainer/README.md`. */
const helperMachineAdvice: readonly string[] = [
  'vdkr vrun IMAGE COMMAND runs the command in place of the entry point of the image; vdkr run keeps the entry point.',
  'vdkr --config FILE takes a regular file of mode 0600 or 0400 only: no link, and none that others can read.',
  'localhost is the helper machine itself in there: a registry of this host is 10.0.2.2:PORT.',
];

/** The file that tells OE-core's `runqemu` all of an image, which `qemuboot.bbclass` writes; undefined where its name is not known. */
export function qemuBootFile(metadata: EvaluatedMetadata): string | undefined {
  const [folder, name] = ['DEPLOY_DIR_IMAGE', 'IMAGE_LINK_NAME'].map((variable) => textOf(metadata, variable));
  return folder && name ? `${folder}/${name}.qemuboot.conf` : undefined;
}

function containerAdvice(metadata: EvaluatedMetadata, hasHelperMachine: boolean): readonly string[] {
  const [folder, name, tag] = ['DEPLOY_DIR_IMAGE', 'IMAGE_BASENAME', 'OCI_IMAGE_TAG'].map((variable) =>
    textOf(metadata, variable),
  );
  if (folder === undefined || name === undefined || tag === undefined) return [];
  const layout = `${folder}/${name}-${tag}-oci`;
  const image = `${name}:${tag}`;
  return [
    ...(startsSystemd(metadata) ? [systemdAdvice(image)] : []),
    // Behind the second colon stands which image of the layout is meant, and without --all only this host's platform is copied.
    `To a registry: skopeo copy --all oci:${layout}:${tag} docker://REGISTRY/${image}`,
    ...(hasHelperMachine
      ? [
          `Without a container engine: vdkr vimport ${layout} ${image}, then vdkr run ${image}. With a command of your own it is vdkr vrun ${image} COMMAND, for run keeps the entry point.`,
        ]
      : []),
    `With runc: umoci unpack --image ${layout}:${tag} BUNDLE, then runc run -b BUNDLE NAME. The config.json that oci-image-tool makes lacks the mounts that runc needs.`,
  ];
}

function systemdAdvice(image: string): string {
  return `It runs systemd, which cannot mount its control groups in a plain container: docker run -d --privileged --cgroupns private --tmpfs /tmp --tmpfs /run --tmpfs /run/lock ${image}`;
}

const systemdPrograms: ReadonlySet<string> = new Set([
  'systemd',
  '/sbin/init',
  '/usr/sbin/init',
  '/lib/systemd/systemd',
  '/usr/lib/systemd/systemd',
]);

/** `/sbin/init` is systemd's only where systemd is the init manager. */
function startsSystemd(metadata: EvaluatedMetadata): boolean {
  const started = ['OCI_IMAGE_ENTRYPOINT', 'OCI_IMAGE_CMD']
    .map((variable) => splitWords(textOf(metadata, variable) ?? '')[0])
    .find((program) => program !== undefined);
  if (started === undefined || !systemdPrograms.has(started)) return false;
  return started.endsWith('systemd') || textOf(metadata, 'VIRTUAL-RUNTIME_init_manager') === 'systemd';
}

interface Need {
  /** Of a package, its sub-packages included. */
  readonly package: RegExp;
  readonly what: string;
  readonly memoryMebibytes: number;
}

/** What the READMEs of meta-virtualization start QEMU with, the greatest need first. */
const needs: readonly Need[] = [
  { package: /^(?:packagegroup-)?k3s(?:-.*)?$/, what: 'k3s', memoryMebibytes: 4096 },
  { package: /^incus(?:-.*)?$/, what: 'incus', memoryMebibytes: 4096 },
  { package: /^xen-tools(?:-.*)?$/, what: 'Xen', memoryMebibytes: 4096 },
  {
    package: /^(?:kubernetes|kubeadm|kubelet|packagegroup-kubernetes)(?:-.*)?$/,
    what: 'Kubernetes',
    memoryMebibytes: 2048,
  },
  {
    package: /^(?:docker(?:-moby)?|podman|cri-o|containerd(?:-.*)?|packagegroup-(?:docker|podman|containerd|cri-o))$/,
    what: 'A container engine',
    memoryMebibytes: 2048,
  },
];

/** In KiB: what the READMEs of k3s and Kubernetes add for images that are pulled. */
const roomForImages = 2_097_152;

/** Half of it is taken for enough. */
const leastRoomForImages = 1_000_000;

/** How much memory QEMU has to be given for what the host image holds, in MiB; undefined where it gets enough by itself, or not known. */
export function neededMemory(metadata: EvaluatedMetadata): number | undefined {
  const need = needOf(metadata);
  const given = memoryInMebibytes(textOf(metadata, 'QB_MEM'));
  return need && given !== undefined && given < need.memoryMebibytes ? need.memoryMebibytes : undefined;
}

function needOf(metadata: EvaluatedMetadata): Need | undefined {
  const packages = splitWords(textOf(metadata, 'IMAGE_INSTALL') ?? '');
  return needs.find((each) => packages.some((name) => each.package.test(name)));
}

function hostAdvice(metadata: EvaluatedMetadata): readonly string[] {
  const packages = splitWords(textOf(metadata, 'IMAGE_INSTALL') ?? '');
  const need = needOf(metadata);
  if (!need) return [];
  return [
    ...memoryAdvice(metadata, need),
    ...roomAdvice(metadata, need),
    ...(packages.includes('vxn') ? [networkAdvice] : []),
  ];
}

/** Docker's and podman's bridge needs a network namespace, and a container of vxn is a virtual machine. */
const networkAdvice =
  'Containers of vxn are virtual machines, which the bridge network of Docker and podman cannot reach: docker run --network=none (or host) IMAGE';

function memoryAdvice(metadata: EvaluatedMetadata, { what }: Need): readonly string[] {
  const machine = textOf(metadata, 'MACHINE');
  const image = textOf(metadata, 'PN');
  const memoryMebibytes = neededMemory(metadata);
  if (machine === undefined || image === undefined || memoryMebibytes === undefined) return [];
  const given = memoryInMebibytes(textOf(metadata, 'QB_MEM'));
  return [
    `${what} needs more memory than the ${given} MiB that QEMU gets: runqemu ${machine} ${image} nographic slirp qemuparams="-m ${memoryMebibytes}"`,
  ];
}

/** `-m 512`, or `-m 2G`. Undefined for a machine that QEMU does not run, and for other forms. */
function memoryInMebibytes(written: string | undefined): number | undefined {
  const [, amount, unit = 'M'] = /^-m\s+(\d+)([MG])?$/.exec(written?.trim() ?? '') ?? [];
  return amount === undefined ? undefined : Number(amount) * (unit === 'G' ? 1024 : 1);
}

function roomAdvice(metadata: EvaluatedMetadata, { what }: Need): readonly string[] {
  const written = textOf(metadata, 'IMAGE_ROOTFS_EXTRA_SPACE')?.trim() ?? '';
  if (!/^\d+$/.test(written) || Number(written) >= leastRoomForImages) return [];
  return [
    `${what} stores the images that it pulls in the root file system, which has ${Math.floor(Number(written) / 1024)} MiB to spare: IMAGE_ROOTFS_EXTRA_SPACE = "${roomForImages}" in the image recipe gives it 2 GiB.`,
  ];
}

function textOf(metadata: EvaluatedMetadata, variable: string): string | undefined {
  const value = metadata.variable(variable);
  return value.kind === 'known' ? value.text : undefined;
}
