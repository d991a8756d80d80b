/**
 * The images of an archive that `docker save` or `podman save` wrote: a `manifest.json` that names the config and the layers of each image by
 * their files. Nothing in it has a digest but what the config says of the uncompressed layers, which is what they are known by here.
 */
import { parseDigest } from '../digest';
import { ImageError, reasonOf } from '../imageError';
import type { ImageProblems } from '../imageProblems';
import { isJsonObject, type JsonObject, textIn, textsIn } from '../jsonValue';
import { mostDescriptors, mostImages } from '../limits';
import { BlobReferences } from './blobReferences';
import type { ImageLayer, ReadImages, StoredImage } from './containedImage';
import { readImageConfig, readRootFileSystem } from './imageConfig';
import { imageHistory, layerCreators } from './imageHistory';
import type { JsonBlob, JsonBlobs } from './jsonBlob';
import { dockerConfigType, dockerLayerType, dockerManifestType } from './mediaTypes';

/** Rejects with an ImageError if there is no `manifest.json` to start from; all else that is wrong is a problem. */
export async function dockerImages(json: JsonBlobs, problems: ImageProblems): Promise<ReadImages> {
  const { value, sizeBytes } = await json.file('manifest.json');
  if (!Array.isArray(value)) throw new ImageError('manifest.json is no list of images');
  const blobs = new BlobReferences();
  const images: StoredImage[] = [];
  for (const entry of value.filter(isJsonObject).slice(0, mostImages)) {
    const stored = await dockerImage(entry, { json, problems, blobs, manifestBytes: sizeBytes });
    if (stored) images.push(stored);
  }
  return { images, blobs: blobs.all };
}

interface Reading {
  readonly json: JsonBlobs;
  readonly problems: ImageProblems;
  readonly blobs: BlobReferences;
  readonly manifestBytes: number;
}

async function dockerImage(entry: JsonObject, reading: Reading): Promise<StoredImage | undefined> {
  const { json, problems, blobs, manifestBytes } = reading;
  const configFile = textIn(entry, 'Config');
  if (configFile === undefined) {
    problems.error('an entry of manifest.json has no config');
    return undefined;
  }
  const blob = await json.file(configFile).catch((error: unknown) => problems.error(reasonOf(error)));
  if (!blob) return undefined;
  compareWithName(configFile, blob, problems);
  blobs.add({ role: 'config', digest: blob.digest, sizeBytes: blob.sizeBytes, file: configFile, isNeeded: true });
  const config = readImageConfig(blob, blob.digest, dockerConfigType);
  const rootFileSystem = readRootFileSystem(blob);
  const layerFiles = (textsIn(entry, 'Layers') ?? []).slice(0, mostDescriptors);
  if (layerFiles.length !== rootFileSystem.diffIds.length) {
    const counts = `manifest.json names ${layerFiles.length} layers, but config ${configFile} has ${rootFileSystem.diffIds.length} diff_ids`;
    problems.error(counts, blob.digest);
  }
  const history = imageHistory(rootFileSystem, layerFiles.length);
  const creators = layerCreators(history);
  const layers: ImageLayer[] = [];
  for (const [index, file] of layerFiles.entries()) {
    const createdBy = creators.get(index) ?? null;
    layers.push({ ...(await dockerLayer(file, rootFileSystem.diffIds[index], reading)), createdBy });
  }
  const image = {
    digest: blob.digest,
    names: textsIn(entry, 'RepoTags') ?? [],
    mediaType: dockerManifestType,
    manifestBytes,
    indexes: [],
    platform: config.platform,
    annotations: {},
    config,
    layers,
    history,
    layerBytes: layers.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
  return { image, layerFiles };
}

/** Who wrote the archive called the config after its digest. */
function compareWithName(file: string, { digest }: JsonBlob, problems: ImageProblems): void {
  const name = file.replace(/^.*\//, '').replace(/\.json$/, '');
  if (parseDigest(`sha256:${name}`) && digest !== `sha256:${name}`) {
    problems.error(`config ${file} is not what its name says: it has ${digest}`, digest);
  }
}

async function dockerLayer(
  file: string,
  diffId: string | undefined,
  { json, problems, blobs }: Reading,
): Promise<Omit<ImageLayer, 'createdBy'>> {
  const digest = diffId !== undefined && parseDigest(diffId) ? diffId : `file:${file}`;
  const sizeBytes = await json.files.sizeOf(file).catch((error: unknown) => {
    problems.error(`layer ${file} ${reasonOf(error)}`, digest);
    return undefined;
  });
  blobs.add({ role: 'layer', digest, sizeBytes: sizeBytes ?? 0, file, isNeeded: true }, diffId);
  return {
    digest,
    mediaType: dockerLayerType,
    sizeBytes: sizeBytes ?? 0,
    diffId: diffId ?? null,
    content: 'tar',
    compression: 'none',
    isPresent: sizeBytes !== undefined,
  };
}
