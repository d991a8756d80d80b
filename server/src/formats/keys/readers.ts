/**
 * What the programs that read a format make of a file that is not as they want it, as skopeo 1.9 to 1.22, podman 4.3 to 5.8, Quadlet 5.8, dockerd
 * 20.10 to 29, containerd 1.6 to 2.2, CRI-O 1.36, systemd 252 and 262, lxc-info 5.0 and 7.0 and the plugins of CNI 1.1 and 1.9 were seen to. Of those in
 * Debian 12 tests ask, as of xl 4.17, kas 3.1, docker-registry 2.8, runc 1.1, crun 1.8, umoci 0.4 and oci-image-tool 1.0. The server of k3s passes over flags
 * that it does not know, as `pkg/configfilearg` tells.
 */
import type { ConfigFormat } from '../configFile';
import type { KeyFact } from './keyFact';
import { type FormatWithKeys, isWithKeys } from './tables';
import type { ValueReading } from './takenValues';

export interface Reader {
  /** Whether names are the same in capitals: so they are to the libraries of Go that fill its fields. */
  readonly ignoresCase: boolean | 'bySome';
  /** At which keys that it does not know it stops: at any, at those of no table, or at none. */
  readonly refusesUnknownKeys: 'everywhere' | 'atTheTop' | 'nowhere';
  /** Which values it takes; `exactly` what is told where nothing is told here. */
  readonly reading?: ValueReading;
  /** What becomes of a file that it stops at. */
  readonly refused: string;
  /** What becomes of one that only some of its readers stop at. */
  readonly refusedBySome?: string;
  /** What becomes of one that it takes, until it comes to use what is wrong; the same as above where nothing is told. */
  readonly failsInUse?: string;
  /** What becomes of a value that it does not take and does not stop at. */
  readonly passedOver?: string;
  /** What the versions are of that a key came with. */
  readonly versionsOf: string;
}

/** Those of umoci and skopeo are of Go; `oci-image-tool validate` holds to the schema of the format. */
const ofImages = {
  ignoresCase: 'bySome',
  reading: 'asGoJson',
  refusesUnknownKeys: 'nowhere',
  refusedBySome: 'readers that hold to the OCI image format refuse it',
  versionsOf: 'the image format',
} as const;

const readers: Readonly<Record<FormatWithKeys, Reader>> = {
  cni: {
    ignoresCase: true,
    refusesUnknownKeys: 'nowhere',
    refused: 'the network is missing',
    versionsOf: 'CNI plugins',
  },
  containerd: {
    ignoresCase: true,
    refusesUnknownKeys: 'nowhere',
    refused: 'containerd does not start',
    failsInUse: 'containerd starts without its part for Kubernetes, and no pod runs',
    versionsOf: 'containerd',
  },
  'containers.conf': {
    ignoresCase: true,
    refusesUnknownKeys: 'nowhere',
    refused: 'no command of podman works',
    failsInUse: 'podman makes no container',
    versionsOf: 'containers/common',
  },
  'crio.conf': {
    ignoresCase: true,
    refusesUnknownKeys: 'nowhere',
    reading: 'asGoToml',
    refused: 'CRI-O does not start',
    versionsOf: 'CRI-O',
  },
  'daemon.json': {
    ignoresCase: false,
    refusesUnknownKeys: 'atTheTop',
    refused: 'dockerd does not start',
    versionsOf: 'Docker',
  },
  distribution: {
    ignoresCase: false,
    refusesUnknownKeys: 'nowhere',
    reading: 'asGoYaml',
    refused: 'the registry does not start',
    versionsOf: 'distribution',
  },
  k3s: {
    ignoresCase: false,
    refusesUnknownKeys: 'nowhere',
    reading: 'asFlags',
    refused: 'k3s does not start',
    versionsOf: 'k3s',
  },
  'k3s-registries': {
    ignoresCase: false,
    refusesUnknownKeys: 'nowhere',
    reading: 'asGoYaml',
    refused: 'k3s does not start',
    versionsOf: 'k3s',
  },
  kas: {
    ignoresCase: false,
    refusesUnknownKeys: 'everywhere',
    reading: 'asPython',
    refused: 'kas stops',
    versionsOf: 'version of the format',
  },
  'hosts.toml': {
    ignoresCase: true,
    refusesUnknownKeys: 'nowhere',
    refused: 'containerd passes over the file',
    versionsOf: 'containerd',
  },
  kernel: {
    ignoresCase: false,
    refusesUnknownKeys: 'nowhere',
    refused: 'Kconfig passes over the line',
    reading: 'asXl',
    versionsOf: 'Linux',
  },
  lxc: {
    ignoresCase: false,
    refusesUnknownKeys: 'everywhere',
    refused: 'the container does not start',
    versionsOf: 'LXC',
  },
  'oci-image': { ...ofImages, refused: 'umoci and skopeo refuse the image' },
  'oci-index': { ...ofImages, refused: 'umoci and skopeo find no image' },
  'oci-layout': { ...ofImages, refused: 'umoci refuses the layout' },
  'oci-manifest': { ...ofImages, refused: 'umoci and skopeo refuse the image' },
  'oci-runtime': {
    ignoresCase: 'bySome',
    reading: 'asGoJson',
    refusesUnknownKeys: 'nowhere',
    refused: 'the container does not start',
    refusedBySome: 'not every runtime starts the container',
    versionsOf: 'the runtime specification',
  },
  'policy.json': {
    ignoresCase: false,
    refusesUnknownKeys: 'everywhere',
    refused: 'podman and skopeo fetch nothing',
    versionsOf: 'containers/image',
  },
  quadlet: {
    ignoresCase: false,
    refusesUnknownKeys: 'everywhere',
    refused: 'Quadlet makes no unit',
    failsInUse: 'podman refuses it, and the service fails',
    versionsOf: 'podman',
  },
  'registries.conf': {
    ignoresCase: true,
    refusesUnknownKeys: 'nowhere',
    refused: 'podman and skopeo refuse the file',
    versionsOf: 'containers/image',
  },
  seccomp: {
    ignoresCase: 'bySome',
    reading: 'asGoJson',
    refusesUnknownKeys: 'nowhere',
    refused: 'the container does not start',
    refusedBySome: 'some runtimes do not start the container',
    versionsOf: 'the runtime specification',
  },
  scc: {
    ignoresCase: false,
    refusesUnknownKeys: 'nowhere',
    refused: 'the kernel is not configured',
    reading: 'asXl',
    versionsOf: 'kern-tools',
  },
  'storage.conf': {
    ignoresCase: true,
    refusesUnknownKeys: 'nowhere',
    refused: 'no command of podman works',
    versionsOf: 'containers/storage',
  },
  systemd: {
    ignoresCase: false,
    refusesUnknownKeys: 'nowhere',
    refused: 'systemd does not load the unit',
    passedOver: 'systemd logs it, and goes on as if the line were not there',
    versionsOf: 'systemd',
  },
  xl: {
    ignoresCase: false,
    refusesUnknownKeys: 'nowhere',
    refused: 'xl does not create the guest',
    reading: 'asXl',
    versionsOf: 'Xen',
  },
};

/** Undefined for a format whose keys are not known. */
export function readerOf(format: ConfigFormat): Reader | undefined {
  return isWithKeys(format) ? readers[format] : undefined;
}

/** Whether the reader stops at a key that it does not know. */
export function refuses({ refusesUnknownKeys }: Pick<Reader, 'refusesUnknownKeys'>, depth: number): boolean {
  return refusesUnknownKeys === 'everywhere' || (refusesUnknownKeys === 'atTheTop' && depth === 0);
}

/** What becomes of a file that the reader stops at. */
export function refusal(format: ConfigFormat): string {
  return readerOf(format)?.refused ?? 'the file is refused';
}

/** Whether the reader stops at what is wrong, or some of its readers do; `inUse` where it stops only when it comes to use it. */
export type Refused = boolean | 'bySome' | 'inUse';

/** Whether the reader of a key stops at a wrong value, by what the table of keys tells of it. */
export function refusedWhere(tolerated: KeyFact['tolerated']): Refused {
  if (tolerated === 'untilUse') return 'inUse';
  return tolerated === 'bySome' ? 'bySome' : !tolerated;
}

/** An error where nothing works as it stands. */
export function severityOf(isRefused: Refused): 'error' | 'warning' {
  return isRefused === true || isRefused === 'inUse' ? 'error' : 'warning';
}

/** The same, or what becomes of what not all readers look at. */
export function consequenceOf(format: ConfigFormat, isRefused: Refused): string {
  if (isRefused === true) return refusal(format);
  if (isRefused === false) return readerOf(format)?.passedOver ?? nothingIsSaid;
  if (isRefused === 'inUse') return readerOf(format)?.failsInUse ?? refusal(format);
  return readerOf(format)?.refusedBySome ?? 'some readers refuse the file';
}

const nothingIsSaid = 'nothing is said of it, and it has not the effect that was meant';
