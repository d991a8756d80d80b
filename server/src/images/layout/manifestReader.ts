/** One manifest (manifest.md) with its config: an image, or an artifact of another kind. */
import { reasonOf } from '../imageError';
import type { ImageProblems } from '../imageProblems';
import { objectIn, objectsIn } from '../jsonValue';
import { mostDescriptors } from '../limits';
import type { BlobReferences } from './blobReferences';
import type { ContainedImage, ImageLayer, StoredImage } from './containedImage';
import { blobPath, type Descriptor, isWrong, readDescriptor } from './descriptor';
import { type ImageConfig, type RootFileSystem, readImageConfig, readRootFileSystem } from './imageConfig';
import { imageHistory, layerCreators } from './imageHistory';
import type { JsonBlobs } from './jsonBlob';
import { isConfigType, isForeignLayer, layerCompression } from './mediaTypes';

export interface FoundManifest {
  readonly descriptor: Descriptor;
  readonly manifestBytes: number;
  readonly indexes: readonly string[];
  readonly names: readonly string[];
}

interface ReadConfig {
  readonly config: ImageConfig;
  readonly rootFileSystem: RootFileSystem;
}

const nothing: RootFileSystem = { diffIds: [], history: [] };

export class ManifestReader {
  private readonly presence = new Map<string, Promise<boolean>>();

  constructor(
    private readonly json: JsonBlobs,
    private readonly problems: ImageProblems,
    private readonly blobs: BlobReferences,
  ) {}

  async read(value: unknown, { descriptor, ...found }: FoundManifest): Promise<StoredImage> {
    const title = `manifest ${descriptor.digest}`;
    const written = objectIn(value, 'config');
    if (!written) this.problems.error(`${title} has no config`, descriptor.digest);
    const read = written && (await this.config(written, title));
    const rootFileSystem = read?.rootFileSystem ?? nothing;
    const descriptors = this.layerDescriptors(value, title);
    this.compareLayerCounts(title, descriptors.length, read);
    const history = imageHistory(rootFileSystem, descriptors.length);
    const creators = layerCreators(history);
    const layers: ImageLayer[] = [];
    for (const [index, layer] of descriptors.entries()) {
      const createdBy = creators.get(index) ?? null;
      layers.push(await this.layer(layer, rootFileSystem.diffIds[index], createdBy));
    }
    const image: ContainedImage = {
      ...found,
      digest: descriptor.digest,
      mediaType: descriptor.mediaType,
      platform: descriptor.platform ?? read?.config.platform ?? null,
      annotations: descriptor.annotations,
      config: read?.config ?? null,
      layers,
      history,
      layerBytes: layers.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    };
    return { image, layerFiles: descriptors.map(({ parsed }) => blobPath(parsed)) };
  }

  private async config(written: Parameters<typeof readDescriptor>[0], title: string): Promise<ReadConfig | undefined> {
    const descriptor = readDescriptor(written);
    if (isWrong(descriptor)) {
      this.problems.error(`the config of ${title} ${descriptor.why}`);
      return undefined;
    }
    this.blobs.addDescriptor('config', descriptor);
    if (!isConfigType(descriptor.mediaType)) return undefined;
    const blob = await this.json.blob(descriptor, 'config');
    if (!blob) return undefined;
    const config = readImageConfig(blob, descriptor.digest, descriptor.mediaType);
    return { config, rootFileSystem: readRootFileSystem(blob) };
  }

  private layerDescriptors(value: unknown, title: string): readonly Descriptor[] {
    const written = objectsIn(value, 'layers');
    if (written.length > mostDescriptors) {
      this.problems.error(`${title} has ${written.length} layers: the first ${mostDescriptors} are read`);
    }
    return written.slice(0, mostDescriptors).flatMap((each, index) => {
      const descriptor = readDescriptor(each);
      if (!isWrong(descriptor)) return [descriptor];
      this.problems.error(`layer ${index + 1} of ${title} ${descriptor.why}`);
      return [];
    });
  }

  private compareLayerCounts(title: string, layerCount: number, read: ReadConfig | undefined): void {
    const diffIdCount = read?.rootFileSystem.diffIds.length;
    if (diffIdCount === undefined || diffIdCount === layerCount) return;
    const { digest } = read?.config ?? { digest: null };
    this.problems.error(
      `${title} has ${layerCount} layers, but its config ${digest} has ${diffIdCount} diff_ids`,
      digest,
    );
  }

  private async layer(
    descriptor: Descriptor,
    diffId: string | undefined,
    createdBy: string | null,
  ): Promise<ImageLayer> {
    const { digest, mediaType, sizeBytes } = descriptor;
    const compression = layerCompression(mediaType);
    this.blobs.addDescriptor('layer', descriptor, compression === undefined ? undefined : diffId);
    return {
      digest,
      mediaType,
      sizeBytes,
      diffId: diffId ?? null,
      content: compression === undefined ? 'other' : 'tar',
      compression: compression ?? 'none',
      isPresent: await this.isPresent(descriptor),
      createdBy,
    };
  }

  /** Layers are shared by images: each is looked for once. */
  private isPresent(descriptor: Descriptor): Promise<boolean> {
    const known = this.presence.get(descriptor.digest);
    if (known) return known;
    const presence = this.findLayer(descriptor);
    this.presence.set(descriptor.digest, presence);
    return presence;
  }

  private async findLayer({ digest, parsed, sizeBytes, mediaType }: Descriptor): Promise<boolean> {
    try {
      const actualBytes = await this.json.files.sizeOf(blobPath(parsed));
      if (actualBytes !== sizeBytes) {
        this.problems.error(`layer ${digest} has ${actualBytes} bytes, not the ${sizeBytes} it should have`, digest);
      }
      return true;
    } catch (error) {
      if (!isForeignLayer(mediaType)) this.problems.error(`layer ${digest} ${reasonOf(error)}`, digest);
      return false;
    }
  }
}
