/** The config of an image (config.md of the image specification; Docker's is alike). */
import { isJsonObject, namesIn, objectIn, objectsIn, textIn, textMapIn, textsIn } from '../jsonValue';
import { mostHistoryLines } from '../limits';
import { type ImagePlatform, readPlatform } from './descriptor';
import type { JsonBlob } from './jsonBlob';

export interface ImageConfig {
  readonly digest: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly created: string | null;
  readonly author: string | null;
  readonly platform: ImagePlatform | null;
  readonly user: string | null;
  /** Null where there is none. */
  readonly entrypoint: readonly string[] | null;
  readonly command: readonly string[] | null;
  /** `NAME=value` each. */
  readonly environment: readonly string[];
  readonly workingFolder: string | null;
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly stopSignal: string | null;
}

/** What a config says of how the layers came about. */
export interface RootFileSystem {
  /** The digests of the uncompressed layers, from the bottom up; empty where the config tells none. */
  readonly diffIds: readonly string[];
  readonly history: readonly HistoryLine[];
}

interface HistoryLine {
  readonly created: string | null;
  readonly createdBy: string | null;
  readonly author: string | null;
  readonly comment: string | null;
  readonly isEmptyLayer: boolean;
}

export function readImageConfig(blob: JsonBlob, digest: string, mediaType: string): ImageConfig {
  const { value, sizeBytes } = blob;
  const process = objectIn(value, 'config');
  return {
    digest,
    sizeBytes,
    mediaType,
    created: textIn(value, 'created') ?? null,
    author: textIn(value, 'author') || null,
    platform: isJsonObject(value) ? readPlatform(value) : null,
    user: textIn(process, 'User') || null,
    entrypoint: wordsIn(process, 'Entrypoint'),
    command: wordsIn(process, 'Cmd'),
    environment: textsIn(process, 'Env') ?? [],
    workingFolder: textIn(process, 'WorkingDir') || null,
    ports: namesIn(process, 'ExposedPorts'),
    volumes: namesIn(process, 'Volumes'),
    labels: textMapIn(process, 'Labels'),
    stopSignal: textIn(process, 'StopSignal') || null,
  };
}

export function readRootFileSystem({ value }: JsonBlob): RootFileSystem {
  return {
    diffIds: textsIn(objectIn(value, 'rootfs'), 'diff_ids') ?? [],
    history: objectsIn(value, 'history')
      .slice(0, mostHistoryLines)
      .map((line) => ({
        created: textIn(line, 'created') ?? null,
        createdBy: textIn(line, 'created_by') || null,
        author: textIn(line, 'author') || null,
        comment: textIn(line, 'comment') || null,
        isEmptyLayer: line.empty_layer === true,
      })),
  };
}

/** An empty list is no command, as Docker writes it. */
function wordsIn(process: unknown, key: string): readonly string[] | null {
  const words = textsIn(process, key);
  return words && words.length > 0 ? words : null;
}
