/** What an image file says of the images in it, before any layer is read. */
import type { Compression } from '../imageHost';
import type { ImagePlatform } from './descriptor';
import type { ImageConfig } from './imageConfig';
import type { ImageHistoryEntry } from './imageHistory';

/** One manifest: an image for one platform. */
export interface ContainedImage {
  /** Of the manifest; of the config in an archive of `docker save`, whose manifest has none. */
  readonly digest: string;
  /** `org.opencontainers.image.ref.name`, or the tags of `docker save`; inherited from the index it stands in. */
  readonly names: readonly string[];
  readonly mediaType: string;
  readonly manifestBytes: number;
  /** The digests of the indexes between `index.json` and the manifest, from the outermost. */
  readonly indexes: readonly string[];
  /** What the index says, else the config. */
  readonly platform: ImagePlatform | null;
  readonly annotations: Readonly<Record<string, string>>;
  /** Null for artifacts that are no container images, and where it cannot be read. */
  readonly config: ImageConfig | null;
  /** From the bottom up. */
  readonly layers: readonly ImageLayer[];
  readonly history: readonly ImageHistoryEntry[];
  /** All layers, compressed as they are. */
  readonly layerBytes: number;
}

export interface ImageLayer {
  readonly digest: string;
  readonly mediaType: string;
  /** Compressed as it is. */
  readonly sizeBytes: number;
  /** The digest of the uncompressed tar; null where the config tells none. */
  readonly diffId: string | null;
  readonly content: 'tar' | 'other';
  readonly compression: Compression;
  /** False for a layer that is to be had elsewhere only. */
  readonly isPresent: boolean;
  /** The line of the history that made it; null where the history does not fit the layers. */
  readonly createdBy: string | null;
}

/** Where the files are that make the image up. */
export interface StoredImage {
  readonly image: ContainedImage;
  /** The file of each layer, from the top of the layout. */
  readonly layerFiles: readonly string[];
}

export type BlobRole = 'index' | 'manifest' | 'config' | 'layer';

/** A blob that something refers to, once for all who do. */
export interface BlobReference {
  readonly role: BlobRole;
  readonly digest: string;
  readonly sizeBytes: number;
  readonly file: string;
  /** What its content gives uncompressed, as configs say; none for what is no layer. */
  readonly diffIds: ReadonlySet<string>;
  /** False for what may be missing without anything being wrong. */
  readonly isNeeded: boolean;
}

export interface ReadImages {
  readonly images: readonly StoredImage[];
  readonly blobs: readonly BlobReference[];
}
