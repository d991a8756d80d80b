/** The images of an OCI image layout (image-layout.md): `index.json`, the indexes below it, manifests and configs. */
import type { ImageProblems } from '../imageProblems';
import { isJsonObject, objectsIn, textMapIn } from '../jsonValue';
import { deepestIndex, mostDescriptors, mostImages } from '../limits';
import { BlobReferences } from './blobReferences';
import type { ReadImages, StoredImage } from './containedImage';
import { type Descriptor, isWrong, readDescriptor } from './descriptor';
import type { JsonBlob, JsonBlobs } from './jsonBlob';
import { ManifestReader } from './manifestReader';
import { isIndexType } from './mediaTypes';

const nameAnnotation = 'org.opencontainers.image.ref.name';

/** Rejects with an ImageError if there is no `index.json` to start from; all else that is wrong is a problem. */
export async function layoutImages(json: JsonBlobs, problems: ImageProblems): Promise<ReadImages> {
  const walk = new IndexWalk(json, problems);
  const { value } = await json.file('index.json');
  await walk.index(value, 'index.json', { indexes: [], names: [] });
  return { images: walk.images, blobs: walk.blobs.all };
}

interface Above {
  /** From the outermost. */
  readonly indexes: readonly string[];
  readonly names: readonly string[];
}

class IndexWalk {
  readonly blobs = new BlobReferences();
  private readonly byDigest = new Map<string, StoredImage>();
  private readonly seenIndexes = new Set<string>();
  private readonly manifests: ManifestReader;

  constructor(
    private readonly json: JsonBlobs,
    private readonly problems: ImageProblems,
  ) {
    this.manifests = new ManifestReader(json, problems, this.blobs);
  }

  get images(): readonly StoredImage[] {
    return [...this.byDigest.values()];
  }

  /** `title` says where the index stands. */
  async index(value: unknown, title: string, above: Above): Promise<void> {
    const entries = objectsIn(value, 'manifests');
    if (!isJsonObject(value) || !Array.isArray(value.manifests))
      this.problems.error(`${title} has no list of manifests`);
    if (entries.length > mostDescriptors) {
      this.problems.error(`${title} has ${entries.length} entries: the first ${mostDescriptors} are read`);
    }
    for (const entry of entries.slice(0, mostDescriptors)) {
      const descriptor = readDescriptor(entry);
      if (isWrong(descriptor)) this.problems.error(`an entry of ${title} ${descriptor.why}`);
      else await this.entry(descriptor, above);
    }
  }

  private async entry(descriptor: Descriptor, above: Above): Promise<void> {
    const { digest, annotations } = descriptor;
    const ownName = annotations[nameAnnotation];
    const names = ownName === undefined ? above.names : [ownName];
    const known = this.byDigest.get(digest);
    if (known) {
      this.byDigest.set(digest, withNames(known, names));
    } else if (isIndexType(descriptor.mediaType)) {
      this.blobs.addDescriptor('index', descriptor);
      await this.nestedIndex(descriptor, { indexes: above.indexes, names }, () => this.json.blob(descriptor, 'index'));
    } else if (this.byDigest.size >= mostImages) {
      this.problems.error(`manifest ${digest} is not read: it is one of more than ${mostImages}`, digest);
    } else {
      await this.manifest(descriptor, { indexes: above.indexes, names });
    }
  }

  private async nestedIndex(
    { digest }: Descriptor,
    above: Above,
    read: () => Promise<JsonBlob | undefined>,
  ): Promise<void> {
    if (above.indexes.includes(digest)) {
      this.problems.error(`index ${digest} contains itself`, digest);
    } else if (above.indexes.length >= deepestIndex) {
      this.problems.error(`index ${digest} is not read: it is nested more than ${deepestIndex} deep`, digest);
    } else if (!this.seenIndexes.has(digest)) {
      this.seenIndexes.add(digest);
      const blob = await read();
      const here = { indexes: [...above.indexes, digest], names: above.names };
      if (blob) await this.index(blob.value, `index ${digest}`, here);
    }
  }

  private async manifest(descriptor: Descriptor, here: Above): Promise<void> {
    this.blobs.addDescriptor('manifest', descriptor);
    const blob = await this.json.blob(descriptor, 'manifest');
    if (!blob) return;
    const { value, sizeBytes } = blob;
    // The media type of a descriptor may be wrong, or missing.
    if (isJsonObject(value) && Array.isArray(value.manifests)) {
      await this.nestedIndex(descriptor, here, async () => blob);
      return;
    }
    const stored = await this.manifests.read(value, { descriptor, manifestBytes: sizeBytes, ...here });
    const annotations = { ...descriptor.annotations, ...textMapIn(value, 'annotations') };
    this.byDigest.set(descriptor.digest, { ...stored, image: { ...stored.image, annotations } });
  }
}

function withNames(stored: StoredImage, names: readonly string[]): StoredImage {
  const all = [...new Set([...stored.image.names, ...names])];
  return { ...stored, image: { ...stored.image, names: all } };
}
