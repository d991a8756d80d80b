/** What targets that hold no index take of an image: that of one platform, known again by its digests. */
import { descriptorsIn, digestPattern, isObject, platformText, readBlob } from '../images/ociLayout';

/** An image of one platform. */
export interface SingleImage {
  readonly digest: string;
  /** The digest of the configuration: what docker and podman call the image's ID. */
  readonly imageId: string | undefined;
  /** The digests of the unpacked layers, as the configuration has them; none where it cannot be read. */
  readonly diffIds: readonly string[];
}

export interface PlatformImage extends SingleImage {
  /** `linux/arm64`, or `linux/arm/v7` where the index names a variant. */
  readonly platform: string;
}

const mostPlatforms = 100;

/** What the manifest tells of an image; of an index, nothing but its digest. */
export async function readSingleImage(layout: string, digest: string): Promise<SingleImage> {
  const manifest = await readBlob(layout, digest);
  const config = isObject(manifest) && isObject(manifest.config) ? manifest.config.digest : undefined;
  if (typeof config !== 'string') return { digest, imageId: undefined, diffIds: [] };
  const configuration = await readBlob(layout, config);
  const layers = isObject(configuration) && isObject(configuration.rootfs) ? configuration.rootfs.diff_ids : undefined;
  const diffIds = Array.isArray(layers) ? layers.filter((layer): layer is string => typeof layer === 'string') : [];
  return { digest, imageId: config, diffIds };
}

/** The images of an index; undefined where the digest is that of a manifest. */
export async function readPlatformImages(
  layout: string,
  digest: string,
): Promise<readonly PlatformImage[] | undefined> {
  const index = await readBlob(layout, digest);
  if (!isObject(index) || !Array.isArray(index.manifests)) return undefined;
  const entries = descriptorsIn(index, 'manifests').slice(0, mostPlatforms);
  const images = entries.map(async (entry): Promise<readonly PlatformImage[]> => {
    const platform = platformText(entry.platform);
    if (typeof entry.digest !== 'string' || !digestPattern.test(entry.digest) || platform === undefined) return [];
    return [{ platform, ...(await readSingleImage(layout, entry.digest)) }];
  });
  return (await Promise.all(images)).flat();
}

/** The one that is asked for, else that of this machine, else the only one. Undefined if there is none. */
export function imageOfPlatform(
  images: readonly PlatformImage[],
  asked: string | undefined,
): PlatformImage | undefined {
  const wanted = asked ?? hostPlatform();
  const [only] = images;
  if (asked === undefined && images.length === 1) return only;
  return images.find(({ platform }) => platform === wanted || platform.startsWith(`${wanted}/`));
}

/** Node's names of architectures that Go, and so OCI, calls otherwise. */
const goArchitectures: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };

function hostPlatform(): string {
  return `linux/${goArchitectures[process.arch] ?? process.arch}`;
}
