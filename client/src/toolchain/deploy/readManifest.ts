/** What a manifest of Kubernetes is to hold once an image is where it goes. */
import { readFile, realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DeployFailure } from './failure';
import { referenceInManifest } from './plans/manifest';
import type { PlannedManifest } from './plans/planned';
import type { SourceImage } from './sourceImage';
import type { DeployTarget } from './target';

/** A file that is not there becomes a new Deployment; one in which the image has no place is a failure. */
export async function readManifest(
  path: string,
  target: DeployTarget,
  { digest }: SourceImage,
): Promise<PlannedManifest | { readonly failure: DeployFailure }> {
  const named = referenceInManifest(target, digest);
  if (!named) {
    return failure(path, 'Kubernetes takes images from a registry, containerd or k3s, and not from this target');
  }
  const place = await realpath(path).catch(() => path);
  const before = await readText(place);
  if (typeof before === 'object') return failure(path, before.why);
  const { reference, repository } = named;
  const { manifestWithImage } = await import('./kubernetesManifest');
  const written = manifestWithImage(before, { reference, name: objectName(repository), digest });
  return written.kind === 'text' ? { path: place, text: written.text, reference } : failure(path, written.why);
}

/** Undefined where there is no such file. */
async function readText(path: string): Promise<string | undefined | { readonly why: string }> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing ? undefined : { why: error instanceof Error ? error.message : String(error) };
  }
}

/** Names of objects are those of the DNS. */
function objectName(repository: string): string {
  return basename(repository).replace(/[._]+/g, '-').slice(0, 63).replace(/-+$/, '');
}

function failure(path: string, why: string): { readonly failure: DeployFailure } {
  return { failure: { cause: 'other', message: `${path}: ${why}.`, output: '' } };
}
