/** Reads the index of an OCI image layout, as the image specification (image-layout.md, image-index.md) has it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One entry of `index.json`: an image that can be copied. */
export interface LayoutEntry {
  /** The annotation `org.opencontainers.image.ref.name`, which skopeo takes after the path; undefined if there is none. */
  readonly name: string | undefined;
  readonly digest: string;
}

export interface LayoutImage extends LayoutEntry {
  /** How many blobs a copy transfers (layers and configurations), or undefined if the manifests cannot be read. */
  readonly blobCount: number | undefined;
  /** The digest of the configuration: what docker and podman call the image's ID. Undefined for an index. */
  readonly imageId: string | undefined;
  /** The images of an index; undefined for an image of its own. */
  readonly platforms: readonly PlatformImage[] | undefined;
}

/** One of the images of an index. */
export interface PlatformImage {
  /** `linux/arm64`, or `linux/arm/v7` where the index names a variant. */
  readonly platform: string;
  readonly digest: string;
  readonly imageId: string | undefined;
}

const digestPattern = /^sha256:[0-9a-f]{64}$/;
const largestManifestBytes = 4 * 1024 * 1024;
const mostPlatforms = 100;

/** The images of a layout in the index's order; an index that cannot be read or understood has none. */
export async function readLayoutEntries(layout: string): Promise<readonly LayoutEntry[]> {
  const index = await readJson(join(layout, 'index.json'));
  return descriptorsIn(index, 'manifests').flatMap(({ digest, annotations }) => {
    if (typeof digest !== 'string' || !digestPattern.test(digest)) return [];
    const name = isObject(annotations) ? annotations['org.opencontainers.image.ref.name'] : undefined;
    return [{ name: typeof name === 'string' ? name : undefined, digest }];
  });
}

/** What the manifests say of an image of the layout. */
export async function readLayoutImage(layout: string, entry: LayoutEntry): Promise<LayoutImage> {
  const manifest = await readBlob(layout, entry.digest);
  const blobs = await blobsUnder(layout, entry.digest, 1);
  return {
    ...entry,
    blobCount: blobs?.size,
    imageId: imageIdIn(manifest),
    platforms: await platformImages(layout, manifest),
  };
}

async function platformImages(layout: string, index: unknown): Promise<readonly PlatformImage[] | undefined> {
  if (!isObject(index) || !Array.isArray(index.manifests)) return undefined;
  const images = descriptorsIn(index, 'manifests')
    .slice(0, mostPlatforms)
    .map(async ({ digest, platform }) => {
      if (typeof digest !== 'string' || !digestPattern.test(digest) || !isObject(platform)) return undefined;
      const words = [platform.os, platform.architecture, platform.variant].filter((word) => typeof word === 'string');
      return { platform: words.join('/'), digest, imageId: imageIdIn(await readBlob(layout, digest)) };
    });
  return (await Promise.all(images)).filter((image) => image !== undefined);
}

function imageIdIn(manifest: unknown): string | undefined {
  const config = isObject(manifest) ? manifest.config : undefined;
  return isObject(config) && typeof config.digest === 'string' ? config.digest : undefined;
}

function readBlob(layout: string, digest: string): Promise<unknown> {
  return readJson(join(layout, 'blobs', ...digest.split(':')));
}

/** The blobs that an image or, one level down, an index of images refers to. */
async function blobsUnder(layout: string, digest: string, deeper: number): Promise<ReadonlySet<string> | undefined> {
  const manifest = await readBlob(layout, digest);
  if (!isObject(manifest)) return undefined;
  const blobs = new Set<string>();
  for (const blob of [manifest.config, ...descriptorsIn(manifest, 'layers')]) {
    if (isObject(blob) && typeof blob.digest === 'string') blobs.add(blob.digest);
  }
  if (deeper === 0) return blobs;
  for (const image of descriptorsIn(manifest, 'manifests')) {
    if (typeof image.digest !== 'string' || !digestPattern.test(image.digest)) continue;
    for (const blob of (await blobsUnder(layout, image.digest, deeper - 1)) ?? []) blobs.add(blob);
  }
  return blobs;
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function descriptorsIn(value: unknown, key: string): readonly JsonObject[] {
  const list = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

async function readJson(path: string): Promise<unknown> {
  try {
    const bytes = await readFile(path);
    return bytes.length > largestManifestBytes ? undefined : (JSON.parse(bytes.toString('utf8')) as unknown);
  } catch {
    return undefined;
  }
}
