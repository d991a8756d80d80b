/**
 * What the programs that read a format make of a file that is not as they want it, as skopeo 1.9 to 1.22, podman 4.3 to 5.8, Quadlet 5.8, dockerd
 * 20.10 to 29, containerd 1.6 to 2.2, lxc-info 5.0 and 7.0 and the plugins of CNI 1.1 and 1.9 were seen to. Of those in Debian 12 tests ask.
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
export function refuses({ refusesUnknownKeys }: Pick<Reader, 'refusesUnknownKeys'>, depth: number): boolean {
  return refusesUnknownKeys === 'everywhere' || (refusesUnknownKeys === 'atTheTop' && depth === 0);
}

/** What becomes of a file that the reader stops at. */
export function refusal(format: ConfigFormat): string {
  return readerOf(format)?.refused ?? 'the file is refused';
}

/** The same, or what becomes of what the reader does not look at. */
export function consequenceOf(format: ConfigFormat, isRefused: boolean): string {
  return isRefused ? refusal(format) : 'nothing is said of it, and it has not the effect that was meant';
}
