/** Media types of the image specification (media-types.md) and of Docker's Image Manifest Version 2, Schema 2. */
import type { Compression } from '../imageHost';

const indexTypes = new Set([
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]);

const configTypes = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);

/** What an archive of `docker save` holds has no media types; these are the ones that its manifests and layers have in a registry. */
export const dockerManifestType = 'application/vnd.docker.distribution.manifest.v2+json';
export const dockerConfigType = 'application/vnd.docker.container.image.v1+json';
export const dockerLayerType = 'application/vnd.docker.image.rootfs.diff.tar';

const layerTypes: Readonly<Record<string, Compression>> = {
  'application/vnd.oci.image.layer.v1.tar': 'none',
  'application/vnd.oci.image.layer.v1.tar+gzip': 'gzip',
  'application/vnd.oci.image.layer.v1.tar+zstd': 'zstd',
  'application/vnd.oci.image.layer.nondistributable.v1.tar': 'none',
  'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip': 'gzip',
  'application/vnd.oci.image.layer.nondistributable.v1.tar+zstd': 'zstd',
  [dockerLayerType]: 'none',
  'application/vnd.docker.image.rootfs.diff.tar.gzip': 'gzip',
  'application/vnd.docker.image.rootfs.diff.tar.zstd': 'zstd',
  'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip': 'gzip',
};

export function isIndexType(mediaType: string): boolean {
  return indexTypes.has(mediaType);
}

/** Of a container image; artifacts have configs of their own types. */
export function isConfigType(mediaType: string): boolean {
  return configTypes.has(mediaType);
}

/** How a layer of files is compressed; undefined for a layer that is something else. */
export function layerCompression(mediaType: string): Compression | undefined {
  return Object.hasOwn(layerTypes, mediaType) ? layerTypes[mediaType] : undefined;
}

/** Layers that registries do not give away may be left out of a layout (layer.md, "Non-Distributable Layers"). */
export function isForeignLayer(mediaType: string): boolean {
  return mediaType.includes('.nondistributable.') || mediaType.includes('.foreign.');
}
