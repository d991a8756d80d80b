/** All blobs that an image file's indexes and manifests refer to, each once. */
import type { BlobReference, BlobRole } from './containedImage';
import { blobPath, type Descriptor } from './descriptor';
import { isForeignLayer } from './mediaTypes';

export class BlobReferences {
  private readonly byDigest = new Map<string, BlobReference & { readonly diffIds: Set<string> }>();

  addDescriptor(role: BlobRole, { digest, parsed, sizeBytes, mediaType }: Descriptor, diffId?: string): void {
    const isNeeded = !isForeignLayer(mediaType);
    this.add({ role, digest, sizeBytes, file: blobPath(parsed), isNeeded }, diffId);
  }

  add(reference: Omit<BlobReference, 'diffIds'>, diffId?: string): void {
    const known = this.byDigest.get(reference.digest) ?? { ...reference, diffIds: new Set<string>() };
    if (diffId !== undefined) known.diffIds.add(diffId);
    this.byDigest.set(reference.digest, known);
  }

  get all(): readonly BlobReference[] {
    return [...this.byDigest.values()];
  }
}
