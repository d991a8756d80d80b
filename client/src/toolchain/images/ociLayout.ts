/** Reads the index of an OCI image layout, as the image specification (image-layout.md, image-index.md) has it. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** One entry of `index.json`: an image that can be copied. */
export interface LayoutEntry {
  /** The annotation `org.opencontainers.image.ref.name`, which skopeo takes after the path; undefined if there is none. */
  readonly name: string | undefined;
  readonly digest: string;
}

/** An entry with what its manifests tell. */
export interface LayoutImage extends LayoutEntry {
  /** How many blobs a copy transfers (layers and configurations), or undefined if the manifests cannot be read. */
  readonly blobCount: number | undefined;
  /** The sizes of those blobs together, as the descriptors have them. */
  readonly sizeBytes: number | undefined;
  /** `linux/arm64/v8`, in the order of the index; none where neither the index nor the configuration tells. */
  readonly platforms: readonly string[];
}

export const digestPattern = /^sha256:[0-9a-f]{64}$/;
const largestManifestBytes = 4 * 1024 * 1024;

/** The entries of a layout in the index's order; an index that cannot be read or understood has none. */
export async function readLayoutEntries(layout: string): Promise<readonly LayoutEntry[]> {
  const index = await readJson(join(layout, 'index.json'));
  return descriptorsIn(index, 'manifests').flatMap(({ digest, annotations }) => {
    if (typeof digest !== 'string' || !digestPattern.test(digest)) return [];
    const name = isObject(annotations) ? annotations['org.opencontainers.image.ref.name'] : undefined;
    return [{ name: typeof name === 'string' ? name : undefined, digest }];
  });
}

/** The images of a layout, as `readLayoutEntries` finds them. */
export async function readLayoutImages(layout: string): Promise<readonly LayoutImage[]> {
  const entries = await readLayoutEntries(layout);
  return Promise.all(entries.map((entry) => readLayoutImage(layout, entry)));
}

export async function readLayoutImage(layout: string, entry: LayoutEntry): Promise<LayoutImage> {
  const manifest = await readBlob(layout, entry.digest);
  const manifests = await manifestsIn(layout, manifest);
  const blobs = isObject(manifest) ? blobsOf(manifests) : undefined;
  return {
    ...entry,
    blobCount: blobs?.size,
    sizeBytes: blobs && [...blobs.values()].reduce((sum, size) => sum + size, 0),
    platforms: await platformsOf(layout, manifest, manifests),
  };
}

/** The manifest itself, or those that an index refers to. */
async function manifestsIn(layout: string, manifest: unknown): Promise<readonly JsonObject[]> {
  const entries = descriptorsIn(manifest, 'manifests');
  if (entries.length === 0) return isObject(manifest) ? [manifest] : [];
  const manifests = await Promise.all(entries.map(({ digest }) => readBlob(layout, digest)));
  return manifests.filter(isObject);
}

/** The sizes of the configurations and layers by their digests. */
function blobsOf(manifests: readonly JsonObject[]): ReadonlyMap<string, number> {
  const blobs = manifests.flatMap((manifest) => [manifest.config, ...descriptorsIn(manifest, 'layers')]);
  return new Map(
    blobs.flatMap((blob) => {
      if (!isObject(blob) || typeof blob.digest !== 'string') return [];
      return [[blob.digest, typeof blob.size === 'number' ? blob.size : 0] as const];
    }),
  );
}

async function platformsOf(
  layout: string,
  manifest: unknown,
  manifests: readonly JsonObject[],
): Promise<readonly string[]> {
  const fromIndex = descriptorsIn(manifest, 'manifests').flatMap(({ platform }) => platformText(platform) ?? []);
  if (fromIndex.length > 0) return fromIndex;
  const configs = manifests.flatMap(({ config }) => (isObject(config) ? [config.digest] : []));
  const read = await Promise.all(configs.map((digest) => readBlob(layout, digest)));
  return read.flatMap((config) => platformText(config) ?? []);
}

/** `linux/arm64/v8` for the platform of a descriptor or a configuration. */
export function platformText(platform: unknown): string | undefined {
  if (!isObject(platform)) return undefined;
  const words = [platform.os, platform.architecture, platform.variant].filter((word) => typeof word === 'string');
  return words.length < 2 ? undefined : words.join('/');
}

/** The JSON of a blob; undefined where it is none, or there is no such blob. */
export async function readBlob(layout: string, digest: unknown): Promise<unknown> {
  if (typeof digest !== 'string' || !digestPattern.test(digest)) return undefined;
  return readJson(join(layout, 'blobs', ...digest.split(':')));
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function descriptorsIn(value: unknown, key: string): readonly JsonObject[] {
  const list = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

async function readJson(path: string): Promise<unknown> {
  try {
    const { size } = await stat(path);
    return size > largestManifestBytes ? undefined : (JSON.parse(await readFile(path, 'utf8')) as unknown);
  } catch {
    return undefined;
  }
}
