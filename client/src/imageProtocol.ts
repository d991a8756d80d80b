/**
 * What the client asks of the server about built images: layout folders, archives of layouts and archives of `docker save`. Nothing is
 * unpacked or run to answer, and what is read is bounded, so all of it may be asked in a workspace that is not trusted.
 *
 * Paths of images are file system paths; paths inside of images are relative to their root, without a slash at either end: `usr/bin/env`.
 */

/** Request for what an image file or folder holds by its indexes, manifests and configs; no layer is read. */
export const openImageRequest = 'metavirt/openImage';

export interface OpenImageParameters {
  readonly path: string;
}

export type OpenImageResult = OpenedImage | ImageFailure;

/** Why there is no answer: one sentence that names the file or blob. */
export interface ImageFailure {
  readonly kind: 'failed';
  readonly message: string;
}

export interface OpenedImage {
  readonly kind: 'opened';
  readonly path: string;
  readonly storage: 'layout' | 'layoutArchive' | 'dockerArchive';
  /** In the order of the indexes, those of nested indexes in the place of their index. */
  readonly images: readonly ContainedImage[];
  /** All blobs that are referred to, each counted once. */
  readonly blobCount: number;
  readonly blobBytes: number;
  readonly problems: readonly ImageProblem[];
}

/** What is wrong with an image; the message names the blob. */
export interface ImageProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** The digest of the blob that it is about; null for the whole. */
  readonly blob: string | null;
}

/** One manifest: an image for one platform. */
export interface ContainedImage {
  /** Of the manifest: how other requests name the image. */
  readonly digest: string;
  /** `org.opencontainers.image.ref.name`, or the tags of `docker save`; inherited from the index it stands in. */
  readonly names: readonly string[];
  readonly mediaType: string;
  readonly manifestBytes: number;
  /** The digests of the indexes between `index.json` and the manifest, from the outermost. */
  readonly indexes: readonly string[];
  /** What the index says, else the config. */
  readonly platform: ImagePlatform | null;
  /** Of the descriptor in the index and of the manifest itself, which wins. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Null for artifacts that are no container images, and where it cannot be read. */
  readonly config: ImageConfig | null;
  /** From the bottom up. */
  readonly layers: readonly ImageLayer[];
  readonly history: readonly ImageHistoryEntry[];
  /** All layers, compressed as they are. */
  readonly layerBytes: number;
}

export interface ImagePlatform {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | null;
}

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

export interface ImageLayer {
  readonly digest: string;
  readonly mediaType: string;
  /** Compressed as it is. */
  readonly sizeBytes: number;
  /** The digest of the uncompressed tar; null where the config tells none. */
  readonly diffId: string | null;
  /** What is in it, by its media type: a layer that is no tar has no files to show. */
  readonly content: 'tar' | 'other';
  readonly compression: 'none' | 'gzip' | 'zstd';
  /** False for a layer that is to be had elsewhere only. */
  readonly isPresent: boolean;
  /** The line of the history that made it; null where the history does not fit the layers. */
  readonly createdBy: string | null;
}

export interface ImageHistoryEntry {
  readonly created: string | null;
  readonly createdBy: string | null;
  readonly author: string | null;
  readonly comment: string | null;
  /** The layer that it made, counted from 0; null where it made none. */
  readonly layer: number | null;
}

/**
 * Request to read all layers of an image: what each adds, hides and wastes. It takes seconds for a large image, reports its progress to the
 * `workDoneToken` that comes along, and is null where it was given up. The server remembers the trees of the images asked for last.
 */
export const imageContentsRequest = 'metavirt/imageContents';

export interface ImageContentsParameters {
  readonly path: string;
  /** The digest of the manifest. */
  readonly image: string;
  readonly workDoneToken?: string | number;
}

export type ImageContentsResult = ImageContents | ImageFailure | null;

export interface ImageContents {
  readonly kind: 'contents';
  /** From the bottom up, as in the manifest. */
  readonly layers: readonly LayerContents[];
  /** What a container sees. */
  readonly fileCount: number;
  readonly fileBytes: number;
  /** Bytes of files that a layer holds and a higher layer replaces or deletes. */
  readonly wastedBytes: number;
  /** How much of the bytes of all layers a container sees, 0 to 100. */
  readonly efficiencyPercent: number;
  /** Of what a container sees, largest first; no more than a hundred. */
  readonly largestFiles: readonly ImageFile[];
  /** Files that a container sees that run as their owner or group, or with capabilities, whoever starts them; no more than a hundred. */
  readonly privilegedFiles: readonly ImageFile[];
  /** Paths that are in several layers, those that waste the most first; no more than a hundred. */
  readonly wastedFiles: readonly WastedFile[];
  readonly problems: readonly ImageProblem[];
}

export interface LayerContents {
  readonly digest: string;
  /** Of the layer's own entries; folders are no files. */
  readonly fileCount: number;
  readonly fileBytes: number;
  /** Of the uncompressed tar. */
  readonly tarBytes: number;
  /** Files of lower layers that it deletes or replaces, and their bytes. */
  readonly hiddenCount: number;
  readonly hiddenBytes: number;
  /** Its own files that higher layers delete or replace, and their bytes. */
  readonly wastedCount: number;
  readonly wastedBytes: number;
  /** Why there are no files of it, or not all: it is missing, no tar, or damaged. Null where all is read. */
  readonly incomplete: string | null;
}

export interface WastedFile {
  readonly path: string;
  /** How many layers have a copy of it that a higher one replaces or deletes, and the bytes of those copies. */
  readonly wastedCount: number;
  readonly wastedBytes: number;
}

export type ImageFileKind = 'file' | 'folder' | 'symlink' | 'hardlink' | 'characterDevice' | 'blockDevice' | 'fifo';

/**
 * What a layer does to a path: `added` and `replaced` are in it, `deleted` ones were in a lower layer, and an `existing` folder is in both. In what
 * a container sees, all are `added`.
 */
export type ImageFileChange = 'added' | 'replaced' | 'deleted' | 'existing';

export interface ImageFile {
  readonly path: string;
  readonly kind: ImageFileKind;
  /** Of a folder: of all files below. */
  readonly sizeBytes: number;
  /** Files below a folder; 1 for anything else. */
  readonly fileCount: number;
  /** The permission bits with setuid, setgid and sticky: 0o4755. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Whether the file has capabilities of its own. */
  readonly hasCapabilities: boolean;
  /** Seconds since 1970; null where the tar does not tell. */
  readonly modified: number | null;
  /** Of links, as written. */
  readonly target: string | null;
  /** The layer that it comes from, counted from 0. */
  readonly layer: number;
  readonly change: ImageFileChange;
  /** Whether a folder has entries below it. */
  readonly hasEntries: boolean;
}

/** Request for a part of a folder's entries, in one layer or in what a container sees. Reads the layers where they are not remembered. */
export const imageFolderRequest = 'metavirt/imageFolder';

export interface ImageFolderParameters {
  readonly path: string;
  readonly image: string;
  /** Counted from 0; null for what a container sees. */
  readonly layer: number | null;
  /** Empty for the root. */
  readonly folder: string;
  readonly order: 'name' | 'size';
  /** How many entries to pass over, and how many to give: no more than 1000. */
  readonly start: number;
  readonly count: number;
}

export type ImageFolderResult = ImageFolder | ImageFailure;

export interface ImageFolder {
  readonly kind: 'folder';
  readonly entries: readonly ImageFile[];
  readonly totalCount: number;
}

/** Request for the files of an image whose path holds a text, whatever the case; parameters as of a folder. */
export const imageSearchRequest = 'metavirt/imageSearch';

export interface ImageSearchParameters {
  readonly path: string;
  readonly image: string;
  readonly layer: number | null;
  readonly text: string;
  /** No more than 1000. */
  readonly count: number;
}

export type ImageSearchResult = ImageFolder | ImageFailure;

/**
 * Request for what a file of an image is for people: its text up to 5 MiB, else the first bytes. Progress and null as for the contents.
 * Nothing is written.
 */
export const imageFileRequest = 'metavirt/imageFile';

export interface ImageFileParameters {
  readonly path: string;
  readonly image: string;
  /** Counted from 0; null for what a container sees. */
  readonly layer: number | null;
  readonly file: string;
  readonly workDoneToken?: string | number;
}

export type ImageFileResult = ShownFile | ImageFailure | null;

export type ShownFile =
  /** `isCut` where the file has more than the text. */
  | { readonly kind: 'text'; readonly text: string; readonly sizeBytes: number; readonly isCut: boolean }
  /** `type` is null where the first bytes are of no known format; they are in Base64. */
  | {
      readonly kind: 'binary';
      readonly sizeBytes: number;
      readonly type: string | null;
      readonly firstBytes: string;
    }
  /** A link as written, and what a container would open for it; null where that leads nowhere. */
  | { readonly kind: 'symlink'; readonly target: string; readonly leadsTo: LinkedFile | null }
  /** What has no content. */
  | { readonly kind: 'special'; readonly fileKind: ImageFileKind };

export interface LinkedFile {
  readonly path: string;
  readonly kind: ImageFileKind;
  readonly layer: number;
}

/** Request for the layers of an image that have a file, replace it or take it away. */
export const imageFileVersionsRequest = 'metavirt/imageFileVersions';

export interface ImageFileVersionsParameters {
  readonly path: string;
  readonly image: string;
  readonly file: string;
}

export type ImageFileVersionsResult = FileVersions | ImageFailure;

export interface FileVersions {
  readonly kind: 'versions';
  /** From the bottom up. */
  readonly versions: readonly FileVersion[];
}

export interface FileVersion {
  /** Counted from 0. */
  readonly layer: number;
  /** Null where the layer takes the file away. */
  readonly file: ImageFile | null;
  /** Whether it is what a container sees. */
  readonly isSeen: boolean;
}

/** Request for what takes the space in a folder of what a container sees, the largest folders opened. */
export const imageSpaceRequest = 'metavirt/imageSpace';

export interface ImageSpaceParameters {
  readonly path: string;
  readonly image: string;
  /** Empty for the root. */
  readonly folder: string;
}

export type ImageSpaceResult = SpaceMap | ImageFailure;

export interface SpaceMap {
  readonly kind: 'space';
  readonly root: SpaceNode;
}

export interface SpaceNode {
  /** `others` are the entries of a folder that are too small to be told of one by one; their path is the folder's. */
  readonly kind: 'file' | 'folder' | 'others';
  readonly path: string;
  readonly sizeBytes: number;
  readonly fileCount: number;
  /** The layer that most of the bytes are from, counted from 0. */
  readonly layer: number;
  /** Largest first; none for a folder that is not opened. */
  readonly children: readonly SpaceNode[];
}

/**
 * Request to compare all blobs with their digests and sizes, and the uncompressed layers with the config's diff_ids. Reports its progress
 * to the `workDoneToken`; null where it was given up.
 */
export const imageVerifyRequest = 'metavirt/imageVerify';

export interface ImageVerifyParameters {
  readonly path: string;
  readonly workDoneToken?: string | number;
}

export type ImageVerifyResult = ImageVerification | ImageFailure | null;

export interface ImageVerification {
  readonly kind: 'verification';
  readonly isIntact: boolean;
  readonly blobs: readonly VerifiedBlob[];
}

export interface VerifiedBlob {
  readonly digest: string;
  readonly role: 'index' | 'manifest' | 'config' | 'layer';
  readonly sizeBytes: number;
  /** Empty where all is as it should be. */
  readonly problems: readonly string[];
}

/** Request for what differs between two images, or an image and what a recipe will give; progress and null as for the contents. */
export const imageCompareRequest = 'metavirt/imageCompare';

export type ComparedSource =
  /** `image` is the digest of the manifest; null takes the only one, or the one for the platform of the other side. */
  | { readonly kind: 'image'; readonly path: string; readonly image: string | null }
  /** Named as `metavirt/images` names it. */
  | { readonly kind: 'recipe'; readonly recipe: string };

export interface ImageCompareParameters {
  readonly left: ComparedSource;
  readonly right: ComparedSource;
  /** Compares the files too, which reads all layers of both. */
  readonly withFiles: boolean;
  readonly workDoneToken?: string | number;
}

export type ImageCompareResult = ImageComparison | ImageFailure | null;

export interface ImageComparison {
  readonly kind: 'comparison';
  /** What each side is called: the path and name of an image, or the recipe. */
  readonly left: string;
  readonly right: string;
  /** The digests of the images that were compared; null for a recipe. */
  readonly leftImage: string | null;
  readonly rightImage: string | null;
  /** Whether nothing is known to differ but how layers are compressed. */
  readonly isSame: boolean;
  readonly fields: readonly ComparedField[];
  /** Null where they were not asked for, or a side is a recipe. */
  readonly files: ComparedFiles | null;
}

export interface ComparedField {
  /** As people call it: `entrypoint`, `working folder`, `layers`. */
  readonly name: string;
  readonly left: ComparedValue;
  readonly right: ComparedValue;
  /** `unknown` where one side is not known. */
  readonly outcome: 'same' | 'different' | 'unknown';
}

export type ComparedValue =
  /** Words of a command, or entries of a list; none where it is not set. */
  | { readonly kind: 'known'; readonly items: readonly string[] }
  /** Of a recipe: these, and others that a build or the base image adds. */
  | { readonly kind: 'atLeast'; readonly items: readonly string[] }
  /** Why finishes "unknown, because it ...". */
  | { readonly kind: 'unknown'; readonly why: string };

export interface ComparedFiles {
  readonly addedCount: number;
  readonly removedCount: number;
  readonly changedCount: number;
  /** In the order of their paths; no more than 1000. */
  readonly changes: readonly ComparedFile[];
}

export interface ComparedFile {
  readonly path: string;
  /** Null where the side has no such file. */
  readonly left: ImageFile | null;
  readonly right: ImageFile | null;
  /** What differs of a file that both have; the time alone is no difference. */
  readonly differences: readonly ('kind' | 'size' | 'content' | 'mode' | 'owner' | 'target')[];
}

/** Request for the image that a recipe will give, before it is built; null where there is no such recipe, it gives no OCI image, or nothing evaluates it. */
export const recipeImageRequest = 'metavirt/recipeImage';

export interface RecipeImageParameters {
  /** Named as `metavirt/images` names it. */
  readonly recipe: string;
}

export interface RecipeImage {
  readonly path: string;
  readonly recipe: string;
  /** Why BitBake skips the recipe; null where it does not. */
  readonly skipped: string | null;
  readonly fields: readonly RecipeImageField[];
  /** From the bottom up: the base image's, then one for each entry of OCI_LAYERS, or the whole root file system. */
  readonly layers: readonly string[];
  /** What is installed into the root file system. */
  readonly packages:
    | { readonly kind: 'known'; readonly names: readonly string[] }
    | { readonly kind: 'unknown'; readonly why: string };
}

export interface RecipeImageField {
  /** As people call it: `entrypoint`, `working folder`. */
  readonly name: string;
  /** The variable it comes from. */
  readonly variable: string;
  readonly value:
    | { readonly kind: 'known'; readonly text: string; readonly from: 'recipe' | 'default' | 'configuration' }
    | { readonly kind: 'unknown'; readonly why: string };
}
