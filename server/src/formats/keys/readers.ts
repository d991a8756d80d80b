/**
 * What the programs that read a format make of a file that is not as they want it, as skopeo 1.9 and 1.18, podman 5.4, Quadlet 5.7, dockerd 29,
 * containerd 2.2 and lxc-info 5.0 were seen to, and of the formats of OCI runc 1.1, crun 1.8, umoci 0.4 and oci-image-tool 1.0. Of skopeo, runc,
 * crun and umoci tests ask.
 */
import type { ConfigFormat } from '../configFile';
import { type FormatWithKeys, isWithKeys } from './tables';

export interface Reader {
  /** Whether names are the same in capitals: so they are to the libraries of Go that fill its fields. */
  readonly ignoresCase: boolean | 'bySome';
  /** Whether `null` stands for what is not there. */
  readonly takesNull?: boolean;
  /** At which keys that it does not know it stops: at any, at those of no table, or at none. */
  readonly refusesUnknownKeys: 'everywhere' | 'atTheTop' | 'nowhere';
  /** What becomes of a file that it stops at. */
  readonly refused: string;
  /** What becomes of one that only some of its readers stop at. */
  readonly refusedBySome?: string;
  /** What the versions are of that a key came with. */
  readonly versionsOf: string;
}

/** Those of umoci and skopeo are of Go; `oci-image-tool validate` holds to the schema of the format. */
const ofImages = {
  ignoresCase: 'bySome',
  takesNull: true,
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
    versionsOf: 'containerd',
  },
  'containers.conf': {
    ignoresCase: true,
    refusesUnknownKeys: 'nowhere',
    refused: 'no command of podman works',
    versionsOf: 'containers/common',
  },
  'daemon.json': {
    ignoresCase: false,
    refusesUnknownKeys: 'atTheTop',
    refused: 'dockerd does not start',
    versionsOf: 'Docker',
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
    takesNull: true,
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
    takesNull: true,
    refusesUnknownKeys: 'nowhere',
    refused: 'the container does not start',
    refusedBySome: 'some runtimes do not start the container',
    versionsOf: 'the runtime specification',
  },
  'storage.conf': {
    ignoresCase: true,
    refusesUnknownKeys: 'nowhere',
    refused: 'no command of podman works',
    versionsOf: 'containers/storage',
  },
};

/** Undefined for a format whose keys are not known. */
export function readerOf(format: ConfigFormat): Reader | undefined {
  return isWithKeys(format) ? readers[format] : undefined;
}

/** Whether the reader stops at a key that it does not know. */
export function refuses({ refusesUnknownKeys }: Reader, depth: number): boolean {
  return refusesUnknownKeys === 'everywhere' || (refusesUnknownKeys === 'atTheTop' && depth === 0);
}

/** What becomes of a file that the reader stops at. */
export function refusal(format: ConfigFormat): string {
  return readerOf(format)?.refused ?? 'the file is refused';
}

/** What becomes of a file that some readers stop at. */
export function refusalBySome(format: ConfigFormat): string {
  return readerOf(format)?.refusedBySome ?? 'some readers refuse the file';
}
