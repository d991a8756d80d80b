/** Compares all blobs of an image file with their digests and sizes, and the uncompressed layers with the diff_ids of the configs. */
import { chunksOf } from './byteCursor';
import { parseDigest } from './digest';
import { reasonOf } from './imageError';
import type { ByteSource, Digester, ImageHost, ImageWork } from './imageHost';
import { compressionOf } from './layers/layerStream';
import type { BlobReference, BlobRole } from './layout/containedImage';
import type { OpenImageFile } from './openImage';
import { uncompressed } from './uncompressed';
import { watched } from './watched';

export interface ImageVerification {
  readonly kind: 'verification';
  /** Whether nothing is wrong with any blob, and nothing was wrong when the image was opened. */
  readonly isIntact: boolean;
  readonly blobs: readonly VerifiedBlob[];
}

export interface VerifiedBlob {
  readonly digest: string;
  readonly role: BlobRole;
  readonly sizeBytes: number;
  /** Sentences; none where all is as it should be. */
  readonly problems: readonly string[];
}

/** How many bytes `verifyImage` tells of while it reads. */
export function bytesToVerify({ blobs }: OpenImageFile): number {
  return blobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** In the order of the references. Rejects only when the work is given up, with the reason of its signal. */
export async function verifyImage(file: OpenImageFile, host: ImageHost, work: ImageWork): Promise<ImageVerification> {
  const { files, blobs, problems } = file;
  const verified = new Map<BlobReference, VerifiedBlob | undefined>();
  for (const blob of blobs.toSorted((a, b) => files.placeOf(a.file) - files.placeOf(b.file))) {
    verified.set(blob, await verifiedBlob(blob, file, host, work));
  }
  const inOrder = blobs.flatMap((blob) => verified.get(blob) ?? []);
  const isIntact = inOrder.every((blob) => blob.problems.length === 0);
  return {
    kind: 'verification',
    isIntact: isIntact && problems.every(({ severity }) => severity !== 'error'),
    blobs: inOrder,
  };
}

/** Undefined for a blob that may be missing, and is. */
async function verifiedBlob(
  blob: BlobReference,
  { files, storage }: OpenImageFile,
  host: ImageHost,
  work: ImageWork,
): Promise<VerifiedBlob | undefined> {
  const { digest, role, sizeBytes } = blob;
  const answer = (problems: readonly string[]): VerifiedBlob => ({ digest, role, sizeBytes, problems });
  let source: ByteSource;
  try {
    source = await files.open(blob.file);
  } catch (error) {
    return blob.isNeeded ? answer([`the blob ${reasonOf(error)}`]) : undefined;
  }
  try {
    const check = new BlobCheck(source, host, work);
    await check.read(blob, storage === 'dockerArchive');
    return answer(check.problems);
  } catch (error) {
    work.signal?.throwIfAborted();
    return answer([`the blob cannot be read: ${reasonOf(error)}`]);
  } finally {
    await source.close();
  }
}

class BlobCheck {
  readonly problems: string[] = [];

  constructor(
    private readonly source: ByteSource,
    private readonly host: ImageHost,
    private readonly work: ImageWork,
  ) {}

  /** Both digests in one pass. In an archive of `docker save`, layers are called after their uncompressed content. */
  async read({ digest, sizeBytes, diffIds, role }: BlobReference, isDockerArchive: boolean): Promise<void> {
    const stored = isDockerArchive && role === 'layer' ? undefined : this.digesterFor(digest);
    let readBytes = 0;
    const advance = (bytes: number) => this.work.advance?.(bytes);
    const chunksFrom = (start: number) => watched(chunksOf(this.source, start), { ...this.work, advance });
    const taken = async function* () {
      for await (const chunk of chunksFrom(0)) {
        stored?.update(chunk);
        readBytes += chunk.length;
        yield chunk;
      }
    };
    await this.compareContent(taken(), diffIds);
    // What follows the end of a compressed stream belongs to the blob all the same.
    for await (const chunk of chunksFrom(readBytes)) {
      stored?.update(chunk);
      readBytes += chunk.length;
    }
    if (readBytes !== sizeBytes)
      this.problems.push(`the blob has ${readBytes} bytes, not the ${sizeBytes} it should have`);
    const actual = stored && `${parseDigest(digest)?.algorithm}:${stored.hex()}`;
    if (actual !== undefined && actual !== digest)
      this.problems.push(`the blob is not what its digest says: it has ${actual}`);
  }

  private async compareContent(chunks: AsyncIterable<Uint8Array>, diffIds: ReadonlySet<string>): Promise<void> {
    const digesters = [...diffIds].map((diffId) => ({ diffId, digester: this.digesterFor(diffId) }));
    if (digesters.length === 0) return;
    const compression = await compressionOf(this.source);
    const content = compression === 'none' ? chunks : uncompressed(chunks, compression, this.host);
    try {
      for await (const chunk of content) for (const { digester } of digesters) digester?.update(chunk);
    } catch (error) {
      this.work.signal?.throwIfAborted();
      this.problems.push(`the layer cannot be uncompressed: ${reasonOf(error)}`);
      return;
    }
    for (const { diffId, digester } of digesters) {
      const actual = digester && `${parseDigest(diffId)?.algorithm}:${digester.hex()}`;
      if (actual !== diffId)
        this.problems.push(
          `the layer is not what the diff_id ${diffId} says: it has ${actual ?? 'another kind of digest'}`,
        );
    }
  }

  /** Undefined for what is no digest. */
  private digesterFor(digest: string): Digester | undefined {
    const parsed = parseDigest(digest);
    return parsed && this.host.digester(parsed.algorithm);
  }
}
