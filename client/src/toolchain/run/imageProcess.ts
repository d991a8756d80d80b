/** What an image starts, and what it expects of the machine that runs it: the configuration of the OCI image specification (config.md). */
import { join } from 'node:path';
import { descriptorsIn, digestPattern, isObject, type JsonObject, readJson } from '../ociLayout';

export interface ImageProcess {
  /** As Go calls it: `amd64`; empty where the image does not tell. */
  readonly architecture: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  /** `80/tcp`. */
  readonly exposedPorts: readonly string[];
  /** Folders in the image that are to be kept apart from it. */
  readonly volumes: readonly string[];
}

const refNameAnnotation = 'org.opencontainers.image.ref.name';

/** How Go calls the processors that Node names otherwise. */
const goArchitectures: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };

/** This machine's processor, as images name it. */
export function hostArchitecture(): string {
  return goArchitectures[process.arch] ?? process.arch;
}

/**
 * The process of the image of a layout: of the one with the reference name, else of the first. Of an index over several platforms that of this
 * machine counts, else the first. Undefined where the layout cannot be read.
 */
export async function readImageProcess(layout: string, name?: string): Promise<ImageProcess | undefined> {
  const images = descriptorsIn(await readJson(join(layout, 'index.json')), 'manifests');
  const meant = name === undefined ? images[0] : images.find((image) => referenceName(image) === name);
  const manifest = await manifestFor(layout, meant);
  const configuration = await blobOf(layout, isObject(manifest?.config) ? manifest.config : undefined);
  return configuration && processOf(configuration);
}

async function manifestFor(layout: string, descriptor: JsonObject | undefined): Promise<JsonObject | undefined> {
  const manifest = await blobOf(layout, descriptor);
  const platforms = descriptorsIn(manifest, 'manifests');
  if (platforms.length === 0) return manifest;
  const isForHost = ({ platform }: JsonObject) => isObject(platform) && platform.architecture === hostArchitecture();
  return blobOf(layout, platforms.find(isForHost) ?? platforms[0]);
}

async function blobOf(layout: string, descriptor: JsonObject | undefined): Promise<JsonObject | undefined> {
  const digest = descriptor?.digest;
  if (typeof digest !== 'string' || !digestPattern.test(digest)) return undefined;
  const blob = await readJson(join(layout, 'blobs', ...digest.split(':')));
  return isObject(blob) ? blob : undefined;
}

function processOf({ architecture, config }: JsonObject): ImageProcess {
  const settings = isObject(config) ? config : {};
  return {
    architecture: typeof architecture === 'string' ? architecture : '',
    entrypoint: wordsOf(settings.Entrypoint),
    command: wordsOf(settings.Cmd),
    exposedPorts: isObject(settings.ExposedPorts) ? Object.keys(settings.ExposedPorts) : [],
    volumes: isObject(settings.Volumes) ? Object.keys(settings.Volumes) : [],
  };
}

function referenceName({ annotations }: JsonObject): unknown {
  return isObject(annotations) ? annotations[refNameAnnotation] : undefined;
}

function wordsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}
