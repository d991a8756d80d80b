/** `metavirt.copyImageDigest`: copies the digest by which registries and runtimes know an image. */
import { env, window } from 'vscode';
import { type LayoutImage, readLayoutImages } from '../toolchain/images/ociLayout';

export interface CopyImageDigestArguments {
  /** An OCI layout. */
  readonly layout: string;
}

/** The digest, or undefined if the layout names no image, or the user left the question which one. */
export async function copyImageDigest({ layout }: CopyImageDigestArguments): Promise<string | undefined> {
  const images = await readLayoutImages(layout);
  const [first] = images;
  if (!first) {
    void window.showErrorMessage(`${layout} is not an OCI layout, or its index.json names no image.`);
    return undefined;
  }
  const digest = images.length === 1 ? first.digest : await pick(images);
  if (digest === undefined) return undefined;
  await env.clipboard.writeText(digest);
  window.setStatusBarMessage(`$(check) ${digest.slice(0, 19)}… is copied`, 4000);
  return digest;
}

async function pick(images: readonly LayoutImage[]): Promise<string | undefined> {
  const items = images.map(({ name, digest, platforms }) => ({
    label: name ?? digest,
    description: platforms.join(', '),
    detail: digest,
    digest,
  }));
  const options = { title: 'Copy digest', placeHolder: 'The image in the layout' };
  return (await window.showQuickPick(items, options))?.digest;
}
