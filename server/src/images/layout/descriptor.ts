/** Descriptors of the image specification (descriptor.md, image-index.md): what an index or a manifest says of a blob. */
import { type Digest, parseDigest } from '../digest';
import { type JsonObject, objectIn, sizeIn, textIn, textMapIn } from '../jsonValue';

export interface Descriptor {
  readonly mediaType: string;
  /** As written; `parsed` is what it means. */
  readonly digest: string;
  readonly parsed: Digest;
  readonly sizeBytes: number;
  readonly annotations: Readonly<Record<string, string>>;
  readonly platform: ImagePlatform | null;
}

export interface ImagePlatform {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | null;
}

export type ReadDescriptor = Descriptor | { readonly kind: 'wrong'; readonly why: string };

/** What is wrong finishes "an entry ...". */
export function readDescriptor(written: JsonObject): ReadDescriptor {
  const digest = textIn(written, 'digest');
  if (digest === undefined) return { kind: 'wrong', why: 'has no digest' };
  const parsed = parseDigest(digest);
  if (!parsed) return { kind: 'wrong', why: `has ${JSON.stringify(digest.slice(0, 80))} for a digest` };
  const sizeBytes = sizeIn(written, 'size');
  if (sizeBytes === undefined) return { kind: 'wrong', why: `has no size of ${digest}` };
  return {
    mediaType: textIn(written, 'mediaType') ?? '',
    digest,
    parsed,
    sizeBytes,
    annotations: textMapIn(written, 'annotations'),
    platform: readPlatform(objectIn(written, 'platform')),
  };
}

export function isWrong(descriptor: ReadDescriptor): descriptor is { readonly kind: 'wrong'; readonly why: string } {
  return 'kind' in descriptor;
}

/** Of a descriptor or of a config, which spell it alike; null without an architecture and a system. */
export function readPlatform(written: JsonObject | undefined): ImagePlatform | null {
  const os = textIn(written, 'os');
  const architecture = textIn(written, 'architecture');
  if (!os || !architecture) return null;
  return { os, architecture, variant: textIn(written, 'variant') || null };
}

/** Where a blob stands in a layout (image-layout.md). */
export function blobPath({ algorithm, hex }: Digest): string {
  return `blobs/${algorithm}/${hex}`;
}
