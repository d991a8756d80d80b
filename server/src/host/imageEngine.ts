/**
 * Reading built images on this machine. It is a bundle of its own (`dist/images.js`) that is loaded when an image is first asked for: the libraries
 * for compression and digests take time to load, and a server may never need them. Import it with `import()`, and only types from elsewhere.
 */
import { runInSlices, type SlicedWork } from '../base/pacer';
import { chooseImageFor } from '../images/chooseImage';
import type { ComparedSide } from '../images/compare/compareImages';
import { imageFacts } from '../images/compare/imageFacts';
import type { SharedLayers } from '../images/compare/sharedLayers';
import { type FileBytesRequest, fileBytes } from '../images/contents/fileBytes';
import { type ShownFile, shownFile } from '../images/contents/shownFile';
import { ImageError } from '../images/imageError';
import type { ImageHost, ImageWork } from '../images/imageHost';
import type { FileEntry } from '../images/layers/fileTree';
import { type ContentsRequest, type ImageTrees, readImageContents } from '../images/layers/imageContents';
import type { StoredImage } from '../images/layout/containedImage';
import { type OpenImageFile, openImage } from '../images/openImage';
import { type ImageVerification, verifyImage } from '../images/verifyImage';
import { nodeImages } from './nodeImages';

export { chooseImage } from '../images/chooseImage';
export { comparedSides } from '../images/compare/comparedSides';
export { compareImages } from '../images/compare/compareImages';
export { SharedLayers } from '../images/compare/sharedLayers';
export { fileVersions } from '../images/contents/fileVersions';
export { followLinks, locateFile } from '../images/contents/locateFile';
export { contentEntry } from '../images/contents/shownFile';
export { allFiles, fileSearch, folderListing } from '../images/layers/folderListing';
export { spaceMap } from '../images/layers/spaceMap';
export { openedImage } from '../images/openedImage';
export { bytesToVerify } from '../images/verifyImage';

/** Whether an error says in a sentence what is wrong with an image. Asked here, for another bundle has another class of this name. */
export function isImageError(error: unknown): error is ImageError {
  return error instanceof ImageError;
}

/** Opens an image for as long as it is used. Rejects with an ImageError that names the path if there is none, and when the work is given up. */
export async function withImage<Answer>(
  path: string,
  use: (file: OpenImageFile) => Promise<Answer>,
  work: ImageWork = {},
): Promise<Answer> {
  const file = await openImage(path, nodeImages, work);
  try {
    return await use(file);
  } finally {
    await file.files.close();
  }
}

/** Rejects only when the work is given up. */
export function contentsOf(
  file: OpenImageFile,
  stored: StoredImage,
  work: ImageWork,
  digestsFiles: boolean,
  scan?: ContentsRequest['scan'],
): Promise<ImageTrees> {
  return readImageContents({ file, stored, host: nodeImages, work, digestsFiles, ...(scan && { scan }) });
}

export function verificationOf(file: OpenImageFile, work: ImageWork): Promise<ImageVerification> {
  return verifyImage(file, nodeImages, work);
}

/** Which image of an open file a file is read of. */
export type ReadImage = Pick<FileBytesRequest, 'file' | 'stored' | 'work'>;

/** What a file is for people. Rejects with an ImageError that names it, and when the work is given up. `layer` is null for what a container sees. */
export function fileOfImage(
  trees: ImageTrees,
  layer: number | null,
  path: string,
  image: ReadImage,
): Promise<ShownFile> {
  return shownFile(trees, layer, path, { ...image, host: nodeImages });
}

/** All bytes of a regular file. */
export function bytesOfFile(entry: FileEntry, image: ReadImage): AsyncGenerator<Uint8Array> {
  return fileBytes({ ...image, host: nodeImages }, entry);
}

export interface ImageSide {
  readonly path: string;
  /** A digest, a name or a platform; undefined for the only image, or the one for the architecture. */
  readonly wanted: string | undefined;
  readonly architecture: string | undefined;
  /** Whether the layers are read, for their files to be compared. */
  readonly readsFiles: boolean;
  /** Of both sides of the comparison. */
  readonly layers: SharedLayers;
}

/** Work that is told how much there is to read before it is read. */
export interface ExpectingWork extends ImageWork {
  readonly expect?: (bytes: number) => void;
}

/** A built image as one side of a comparison. Rejects with an ImageError where there is none. */
export function imageSide(
  { path, wanted, architecture, readsFiles, layers }: ImageSide,
  work: ExpectingWork,
): Promise<ComparedSide> {
  const side = async (file: OpenImageFile): Promise<ComparedSide> => {
    const stored = chooseImageFor(file, wanted, architecture);
    const { image } = stored;
    if (readsFiles) work.expect?.(image.layerBytes);
    const scan: ContentsRequest['scan'] = (...layer) => layers.scan(...layer);
    const trees = readsFiles ? await contentsOf(file, stored, work, true, scan) : undefined;
    const title = [path, image.names[0]].filter((part) => part !== undefined).join(':');
    return { title, image: image.digest, facts: imageFacts(image), files: trees?.whole };
  };
  return withImage(path, side, work);
}

/** Ends what is being asked with a sentence for an answer. */
export function failImage(message: string): never {
  throw new ImageError(message);
}

/** Runs long work a slice at a time; rejects when it is given up. */
export async function inSlices<Result>(sliced: SlicedWork<Result>, { signal }: ImageWork): Promise<Result> {
  const { now, yieldNow }: ImageHost = nodeImages;
  const paced = await runInSlices(sliced, { now, yieldNow, isCancelled: () => signal?.aborted === true });
  if (paced.kind === 'done') return paced.result;
  throw signal?.reason;
}

/** Tells whether the same path still holds the same image: of a layout, its index says so; undefined if nothing is there. */
export async function imageStamp(path: string): Promise<string | undefined> {
  const found = await nodeImages.find(path);
  const stamped = found?.kind === 'folder' ? await nodeImages.find(`${found.realPath}/index.json`) : found;
  return stamped && `${stamped.realPath} ${stamped.sizeBytes} ${stamped.modifiedMs}`;
}
