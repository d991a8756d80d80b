/** Copies an OCI image from the deploy folder to a registry with skopeo. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type CopyFailure, explainCopyFailure } from './copyFailure';
import type { ImageStorage } from './deployedImages';
import { formatImageReference, formatPinnedReference, type ImageReference } from './imageReference';
import { type LayoutImage, readLayoutImages } from './ociLayout';
import { runProgram } from './runProgram';

export interface ImageSource {
  readonly path: string;
  readonly storage: ImageStorage;
  /** Which of several images in the layout, by its reference name; undefined takes the only one. */
  readonly name?: string;
}

export interface CopyRequest {
  /** The skopeo to run: a name on PATH or a path. */
  readonly skopeo: string;
  readonly source: ImageSource;
  readonly destination: ImageReference;
  /** False accepts plain HTTP and unknown certificates. */
  readonly tlsVerify: boolean;
  /** A credentials file; without one skopeo looks in its own places (REGISTRY_AUTH_FILE, then the login files of podman and docker). */
  readonly authFile?: string;
}

export interface CopyProgress {
  /** A line that skopeo printed. */
  readonly message: string;
  /** How much of the whole this step is, in percent; 0 where that is unknown. */
  readonly incrementPercent: number;
}

export type CopyOutcome =
  | { readonly kind: 'copied'; readonly digest: string; readonly reference: string; readonly pinnedReference: string }
  | { readonly kind: 'severalImages'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: CopyFailure };

/**
 * Copies and returns the digest that the registry now has. Rejects as runProgram does if skopeo is missing or the copy is
 * interrupted; everything that skopeo itself refuses comes back as `failed`.
 */
export async function copyImage(
  request: CopyRequest,
  onProgress: (progress: CopyProgress) => void,
  signal?: AbortSignal,
): Promise<CopyOutcome> {
  const scratch = await mkdtemp(join(tmpdir(), 'metavirt-copy-'));
  try {
    const source = await readableSource(request.source, scratch, signal);
    if (typeof source === 'string') return failed('image', source, '');
    const images = source.storage === 'layout' ? await readLayoutImages(source.path) : [];
    if (source.storage === 'layout' && images.length === 0) {
      return failed('image', `${source.path} is not an OCI image layout: its index.json names no image.`, '');
    }
    const image = chosenImage(images, source.name);
    if (!image && images.length > 0) return { kind: 'severalImages', names: images.flatMap(({ name }) => name ?? []) };
    return await runSkopeo({ ...request, source }, image, join(scratch, 'digest'), onProgress, signal);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function chosenImage(images: readonly LayoutImage[], name: string | undefined): LayoutImage | undefined {
  if (name !== undefined) return images.find((image) => image.name === name);
  return images.length === 1 ? images[0] : undefined;
}

async function runSkopeo(
  request: CopyRequest,
  image: LayoutImage | undefined,
  digestFile: string,
  onProgress: (progress: CopyProgress) => void,
  signal: AbortSignal | undefined,
): Promise<CopyOutcome> {
  const { source, destination } = request;
  const command = {
    program: request.skopeo,
    arguments: [
      'copy',
      // A layout of oci-multiarch holds an index with an image for each platform: all of them are meant.
      '--all',
      '--digestfile',
      digestFile,
      ...(request.authFile === undefined ? [] : ['--dest-authfile', resolve(request.authFile)]),
      ...(request.tlsVerify ? [] : ['--dest-tls-verify=false']),
      sourceArgument(source, image?.name),
      `docker://${formatImageReference(destination)}`,
    ],
    folder: dirname(source.path),
  };
  const report = progressReporter(image?.blobCount, onProgress);
  const result = await runProgram(command, signal, (text) => report(text));
  if (result.exitCode !== 0)
    return { kind: 'failed', failure: explainCopyFailure(result.output, destination.registry) };
  const digest = (await readFile(digestFile, 'utf8')).trim();
  return {
    kind: 'copied',
    digest,
    reference: formatImageReference(destination),
    pinnedReference: formatPinnedReference(destination, digest),
  };
}

/** skopeo runs in the parent folder and gets the bare name, since it splits its argument at a colon, which a path may contain. */
function sourceArgument(source: ImageSource, name: string | undefined): string {
  const transport = source.storage === 'layout' ? 'oci' : 'oci-archive';
  return `${transport}:${basename(source.path)}${name === undefined ? '' : `:${name}`}`;
}

/** A source that skopeo reads: a tar of a layout folder is unpacked into the scratch folder. Returns a text if that fails. */
async function readableSource(
  source: ImageSource,
  scratch: string,
  signal: AbortSignal | undefined,
): Promise<ImageSource | string> {
  if (source.storage !== 'archivedFolder') return source;
  const unpacked = await runProgram({ program: 'tar', arguments: ['-xf', source.path, '-C', scratch] }, signal);
  const [folder] = await readdir(scratch);
  if (unpacked.exitCode !== 0 || folder === undefined)
    return `${source.path} could not be unpacked: ${unpacked.output.trim()}`;
  return { ...source, storage: 'layout', path: join(scratch, folder) };
}

function progressReporter(
  blobCount: number | undefined,
  onProgress: (progress: CopyProgress) => void,
): (text: string) => void {
  // Signatures and the manifest are steps of their own beside the blobs.
  const incrementPercent = blobCount === undefined ? 0 : 100 / (blobCount + 2);
  let pending = '';
  return (text) => {
    const lines = (pending + text).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) {
      if (line.trim() === '') continue;
      const isStep = /^(Getting image source|Copying (blob|config)|Writing manifest)/.test(line);
      onProgress({ message: withShortDigests(line.trim()), incrementPercent: isStep ? incrementPercent : 0 });
    }
  };
}

/** Twelve digits tell digests apart, and leave room for the rest. */
function withShortDigests(line: string): string {
  return line.replace(/\bsha256:([0-9a-f]{12})[0-9a-f]+/g, '$1');
}

function failed(cause: CopyFailure['cause'], message: string, output: string): CopyOutcome {
  return { kind: 'failed', failure: { cause, message, output } };
}
