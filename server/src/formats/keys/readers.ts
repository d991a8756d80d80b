/**
 * What the programs that read a format make of a file that is not as they want it, as skopeo 1.9 and 1.18, podman 5.4, Quadlet 5.7, dockerd 29,
 * containerd 2.2, lxc-info 5.0 and xl 4.17 were seen to. Of skopeo and xl tests ask.
 */
import type { ConfigFormat } from '../configFile';
import { type FormatWithKeys, isWithKeys } from './tables';

export interface Reader {
  /** Whether names are the same in capitals: so they are to the libraries of Go that fill its fields. */
  readonly ignoresCase: boolean;
  /** At which keys that it does not know it stops: at any, at those of no table, or at none. */
  readonly refusesUnknownKeys: 'everywhere' | 'atTheTop' | 'nowhere';
  /** What becomes of a file that it stops at. */
  readonly refused: string;
  /** Whether it takes a number for a text and the other way round, and passes over values of other types. */
  readonly isLenient?: boolean;
  /** What the versions are of that a key came with. */
  readonly versionsOf: string;
}

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
  'crio.conf': {
    ignoresCase: true,
    refusesUnknownKeys: 'nowhere',
    refused: 'CRI-O does not start',
    versionsOf: 'CRI-O',
  },
  'daemon.json': {
    ignoresCase: false,
    refusesUnknownKeys: 'atTheTop',
    refused: 'dockerd does not start',
    versionsOf: 'Docker',
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
    isLenient: true,
    versionsOf: 'Linux',
  },
  lxc: {
    ignoresCase: false,
    refusesUnknownKeys: 'everywhere',
    refused: 'the container does not start',
    versionsOf: 'LXC',
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
  scc: {
    ignoresCase: false,
    refusesUnknownKeys: 'nowhere',
    refused: 'the kernel is not configured',
    isLenient: true,
    versionsOf: 'kern-tools',
  },
  'storage.conf': {
    ignoresCase: true,
    refusesUnknownKeys: 'nowhere',
    refused: 'no command of podman works',
    versionsOf: 'containers/storage',
  },
  xl: {
    ignoresCase: false,
    refusesUnknownKeys: 'nowhere',
    refused: 'xl does not create the guest',
    isLenient: true,
    versionsOf: 'Xen',
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
