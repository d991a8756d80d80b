/** A deploy folder as meta-virtualization leaves it, with real images made by umoci. */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface DeployedLayout {
  readonly layout: string;
  /** Of the manifest in the layout. */
  readonly digest: string;
}

export interface DeployedTestImage {
  /** The link `<image>-<tag>-oci`. */
  readonly layout: string;
  readonly archive: string;
  readonly archivedFolder: string;
  /** Of the manifest in the layout. */
  readonly digest: string;
}

/** Makes an image with one layer and a command, and deploys it as the class image-oci does: dated names, links to the newest. */
export async function deployTestImage(deployFolder: string, image: string, tag: string): Promise<DeployedTestImage> {
  await mkdir(deployFolder, { recursive: true });
  const dated = `${image}-qemux86-64.rootfs-20260101120000.rootfs-oci`;
  const layout = join(deployFolder, dated);
  await makeLayout(layout, [tag], image);
  await run('tar', ['-cf', `../${dated}.tar`, '.'], { cwd: layout });
  await run('tar', ['-cf', `${dated}-dir.tar`, dated], { cwd: deployFolder });
  const links = ['', '.tar', '-dir.tar'].map((ending) => ({
    target: dated + ending,
    name: `${image}-${tag}-oci${ending}`,
  }));
  for (const { target, name } of links) await symlink(target, join(deployFolder, name));
  const [asFolder = '', archive = '', archivedFolder = ''] = links.map(({ name }) => join(deployFolder, name));
  return { layout: asFolder, archive, archivedFolder, digest: await onlyDigest(layout) };
}

/** What the next build leaves of it: a newer dated layout, to which the link leads now. Returns the digest of its manifest. */
export async function deployNewerImage({ layout }: DeployedTestImage, tag: string, words: string): Promise<string> {
  const newer = (await realpath(layout)).replace(/\d{14}/, (date) => String(Number(date) + 1_000_000));
  await makeLayout(newer, [tag], words);
  await rm(layout);
  await symlink(basename(newer), layout);
  return onlyDigest(newer);
}

/** An OCI layout with an image for each tag; the content differs by `words`. */
export async function makeLayout(layout: string, tags: readonly string[], words: string): Promise<void> {
  await run('umoci', ['init', '--layout', layout]);
  const content = `${layout}.content`;
  await writeFile(content, `${words}\n`);
  for (const tag of tags) {
    const image = `${layout}:${tag}`;
    await run('umoci', ['new', '--image', image]);
    await run('umoci', ['insert', '--rootless', '--image', image, content, `/etc/${tag}`]);
    await run('umoci', ['config', '--image', image, '--config.cmd', '/bin/sh', '--author', words]);
  }
  await run('umoci', ['gc', '--layout', layout]);
}

/** An OCI layout with one image of several layers that do not compress: a copy of it takes a while. */
export async function makeLargeLayout(layout: string, layerCount: number, layerBytes: number): Promise<DeployedLayout> {
  await run('umoci', ['init', '--layout', layout]);
  const image = `${layout}:latest`;
  await run('umoci', ['new', '--image', image]);
  const content = `${layout}.content`;
  for (let layer = 1; layer <= layerCount; layer++) {
    await writeFile(content, randomBytes(layerBytes));
    await run('umoci', ['insert', '--rootless', '--image', image, content, `/layer-${layer}`]);
  }
  await run('umoci', ['gc', '--layout', layout]);
  return { layout, digest: await onlyDigest(layout) };
}

/** An index over the images of several layouts, as the class oci-multiarch writes it; returns the digest of the index. */
export async function makeMultiArchitectureLayout(
  layout: string,
  images: readonly { readonly layout: string; readonly architecture: string }[],
): Promise<string> {
  const blobs = join(layout, 'blobs', 'sha256');
  await mkdir(blobs, { recursive: true });
  const manifests = [];
  for (const { layout: source, architecture } of images) {
    await cp(join(source, 'blobs', 'sha256'), blobs, { recursive: true, dereference: true });
    const digest = await onlyDigest(source);
    const size = (await readFile(join(blobs, digest.slice('sha256:'.length)))).length;
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    manifests.push({ mediaType, digest, size, platform: { architecture, os: 'linux' } });
  }
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const index = JSON.stringify({ schemaVersion: 2, mediaType, manifests }, undefined, 2);
  const digest = createHash('sha256').update(index).digest('hex');
  await writeFile(join(blobs, digest), index);
  const top = { schemaVersion: 2, manifests: [{ mediaType, digest: `sha256:${digest}`, size: index.length }] };
  await writeFile(join(layout, 'index.json'), JSON.stringify(top));
  await writeFile(join(layout, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  return `sha256:${digest}`;
}

/** Gives the only image of a layout all these names. */
export async function nameInIndex(layout: string, names: readonly string[]): Promise<void> {
  const path = join(layout, 'index.json');
  const index = JSON.parse(await readFile(path, 'utf8')) as { manifests: object[] };
  const [manifest] = index.manifests;
  const manifests = names.map((name) => ({
    ...manifest,
    annotations: { 'org.opencontainers.image.ref.name': name },
  }));
  await writeFile(path, JSON.stringify({ ...index, manifests }));
}

async function onlyDigest(layout: string): Promise<string> {
  const index = JSON.parse(await readFile(join(layout, 'index.json'), 'utf8')) as { manifests: { digest: string }[] };
  return index.manifests[0]?.digest ?? '';
}
