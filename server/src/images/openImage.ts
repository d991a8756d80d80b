/** Opens an image wherever it is stored: a layout folder, an archive of one, or an archive of `docker save`, compressed or not. */
import { archiveFiles } from './files/archiveFiles';
import { folderFiles } from './files/folderFiles';
import { forwardSource } from './files/forwardSource';
import type { ImageFiles } from './files/imageFiles';
import { ImageError, reasonOf } from './imageError';
import type { FoundPath, ImageHost, ImageWork } from './imageHost';
import { type ImageProblem, ImageProblems } from './imageProblems';
import type { BlobReference, StoredImage } from './layout/containedImage';
import { dockerImages } from './layout/dockerImages';
import { JsonBlobs } from './layout/jsonBlob';
import { layoutImages } from './layout/layoutImages';
import { sniffedCompression } from './sniffedCompression';

export type ImageStorage = 'layout' | 'layoutArchive' | 'dockerArchive';

export interface OpenImageFile {
  readonly storage: ImageStorage;
  readonly files: ImageFiles;
  /** In the order of the indexes. */
  readonly images: readonly StoredImage[];
  readonly blobs: readonly BlobReference[];
  readonly problems: readonly ImageProblem[];
}

/**
 * Reads indexes, manifests and configs, and no layer. Rejects with an ImageError that names the path if no image is there, and with the reason of
 * the signal when it is given up: an archive that is compressed is read to its end. Who opens an image closes its files.
 */
export async function openImage(path: string, host: ImageHost, work: ImageWork = {}): Promise<OpenImageFile> {
  const found = await host.find(path);
  if (!found) throw new ImageError(`${path}: no such file or folder`);
  try {
    const files = found.kind === 'folder' ? folderFiles(found.realPath, host) : await archive(found, host, work);
    return await withFiles(files, host).catch(async (error: unknown) => {
      await files.close();
      throw error;
    });
  } catch (error) {
    work.signal?.throwIfAborted();
    throw new ImageError(`${path}: ${reasonOf(error)}`);
  }
}

async function archive({ kind, realPath }: FoundPath, host: ImageHost, work: ImageWork): Promise<ImageFiles> {
  if (kind !== 'file') throw new ImageError('neither a file nor a folder');
  const file = await host.open(realPath);
  try {
    const compression = sniffedCompression(await file.read(0, 4));
    const source = compression === 'none' ? file : forwardSource(file, compression, host, work);
    return await archiveFiles(realPath, source, compression !== 'none');
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function withFiles(files: ImageFiles, host: ImageHost): Promise<OpenImageFile> {
  const problems = new ImageProblems();
  const json = new JsonBlobs(files, host, problems);
  // `docker save` of today writes a layout and, beside it, the list that its older versions read.
  const isLayout = !files.isArchive || (await isThere(files, 'index.json'));
  if (files.damage !== undefined) problems.error(`the archive is damaged: ${files.damage}`);
  if (isLayout && !(await isThere(files, 'oci-layout'))) problems.warning('the layout has no file oci-layout');
  const { images, blobs } = await (isLayout ? layoutImages(json, problems) : dockerImages(json, problems));
  const storage = !isLayout ? 'dockerArchive' : files.isArchive ? 'layoutArchive' : 'layout';
  return { storage, files, images, blobs, problems: problems.all };
}

async function isThere(files: ImageFiles, path: string): Promise<boolean> {
  return files.sizeOf(path).then(
    () => true,
    () => false,
  );
}
