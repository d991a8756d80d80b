/** OCI image layouts for tests, written blob by blob so that any of them can be wrong. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tarOf } from './tarWriter';

export interface TestDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: object;
  readonly annotations?: object;
}

export const types = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  tar: 'application/vnd.oci.image.layer.v1.tar',
  gzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
  zstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
};

export interface TestImage {
  /** The tar of each layer. */
  readonly layers: readonly Buffer[];
  readonly isCompressed?: boolean;
  /** Of the config, beside its layers. */
  readonly config?: object;
  readonly architecture?: string;
  readonly history?: readonly object[];
  /** Written in the place of those of the layers. */
  readonly diffIds?: readonly string[];
}

/** Runs a test on a layout in a folder that is deleted afterwards. */
export async function withLayout(test: (layout: TestLayout) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'metavirt-layout-'));
  try {
    await test(new TestLayout(join(folder, 'image')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export class TestLayout {
  constructor(readonly folder: string) {
    mkdirSync(join(folder, 'blobs', 'sha256'), { recursive: true });
    writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  }

  /** A path below the folder's parent, for what is not of the layout. */
  beside(name: string): string {
    return join(this.folder, '..', name);
  }

  blobPath(digest: string): string {
    return join(this.folder, 'blobs', ...digest.split(':'));
  }

  blob(mediaType: string, content: string | Buffer): TestDescriptor {
    const bytes = Buffer.from(content);
    const digest = digestOf(bytes);
    writeFileSync(this.blobPath(digest), bytes);
    return { mediaType, digest, size: bytes.length };
  }

  json(mediaType: string, value: object): TestDescriptor {
    return this.blob(mediaType, JSON.stringify(value));
  }

  /** The manifest of an image, with its config and layers. */
  image({ layers, isCompressed, config, architecture, history, diffIds }: TestImage): TestDescriptor {
    const descriptors = layers.map((tar) =>
      isCompressed ? this.blob(types.gzip, gzipSync(tar)) : this.blob(types.tar, tar),
    );
    const written = this.json(types.config, {
      os: 'linux',
      architecture: architecture ?? 'amd64',
      config: config ?? {},
      rootfs: { type: 'layers', diff_ids: diffIds ?? layers.map(digestOf) },
      ...(history && { history }),
    });
    return this.manifest(written, descriptors);
  }

  manifest(config: TestDescriptor, layers: readonly TestDescriptor[]): TestDescriptor {
    return this.json(types.manifest, { schemaVersion: 2, mediaType: types.manifest, config, layers });
  }

  /** `index.json`; entries may be anything. */
  index(manifests: readonly object[]): void {
    writeFileSync(join(this.folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));
  }

  /** The whole layout as a tar. */
  archive(): Buffer {
    const files = readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return tarOf(
      files.map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        return { name: relative(this.folder, path), content: readFileSync(path) };
      }),
    );
  }

  /** A layout with one image. */
  only(image: TestImage): TestDescriptor {
    const manifest = this.image(image);
    this.index([manifest]);
    return manifest;
  }
}

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
