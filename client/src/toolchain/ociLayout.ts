/** Reads the index of an OCI image layout, as the image specification (image-layout.md, image-index.md) has it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One entry of `index.json`: an image that can be copied. */
export interface LayoutImage {
  /** The annotation `org.opencontainers.image.ref.name`, which skopeo takes after the path; undefined if there is none. */
  readonly name: string | undefined;
  readonly digest: string;
  /** How many blobs a copy transfers (layers and configurations), or undefined if the manifests cannot be read. */
  readonly blobCount: number | undefined;
}

export const digestPattern = /^sha256:[0-9a-f]{64}$/;
const largestManifestBytes = 4 * 1024 * 1024;

/** The images of a layout in the index's order; an index that cannot be read or understood has none. */
export async function readLayoutImages(layout: string): Promise<readonly LayoutImage[]> {
  const index = await readJson(join(layout, 'index.json'));
  const images = await Promise.all(descriptorsIn(index, 'manifests').map((entry) => layoutImage(layout, entry)));
  return images.filter((image) => image !== undefined);
}

async function layoutImage(layout: string, descriptor: JsonObject): Promise<LayoutImage | undefined> {
  const digest = descriptor.digest;
  if (typeof digest !== 'string' || !digestPattern.test(digest)) return undefined;
  const annotations = descriptor.annotations;
  const name = isObject(annotations) ? annotations['org.opencontainers.image.ref.name'] : undefined;
  const blobs = await blobsUnder(layout, digest, 1);
  return { name: typeof name === 'string' ? name : undefined, digest, blobCount: blobs?.size };
}

/** The blobs that an image or, one level down, an index of images refers to. */
async function blobsUnder(layout: string, digest: string, deeper: number): Promise<ReadonlySet<string> | undefined> {
  const manifest = await readJson(join(layout, 'blobs', ...digest.split(':')));
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

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function descriptorsIn(value: unknown, key: string): readonly JsonObject[] {
  const list = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

export async function readJson(path: string): Promise<unknown> {
  try {
    const bytes = await readFile(path);
    return bytes.length > largestManifestBytes ? undefined : (JSON.parse(bytes.toString('utf8')) as unknown);
  } catch {
    return undefined;
  }
}
