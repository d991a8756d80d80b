/** What is read of images that the real umoci and skopeo wrote, compared with what they and tar say of them. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import {
  allFiles,
  chooseImage,
  comparedSides,
  compareImages,
  contentsOf,
  imageSide,
  inSlices,
  openedImage,
  SharedLayers,
  verificationOf,
  withImage,
} from '../../server/src/host/imageEngine';
import type { ImageFile } from '../../server/src/images/layers/imageFile';
import type { OpenedImage } from '../../server/src/images/openedImage';
import { digestOf } from '../images/testLayout';
import { deployTestImage, makeMultiArchitectureLayout } from './deployFolder';

const run = promisify(execFile);

/** Of a manifest. */
interface InspectedManifest {
  readonly config: { readonly digest: string };
  readonly layers: readonly { readonly mediaType: string; readonly digest: string; readonly size: number }[];
}

interface InspectedConfig {
  readonly architecture: string;
  readonly config: {
    readonly Cmd: string[];
    readonly Env: string[];
    readonly User: string;
    readonly ExposedPorts: object;
    readonly Labels: object;
  };
  readonly history: readonly { readonly created_by: string }[];
  readonly rootfs: { readonly diff_ids: readonly string[] };
}

const folder = mkdtempSync(join(tmpdir(), 'metavirt-images-'));
const layout = join(folder, 'layout');

/** The name that skopeo gives each form, and the file or folder that it is in. */
const forms: Readonly<Record<string, string>> = {
  'oci:layout:app': 'layout',
  'oci:zstd:app': 'zstd',
  'oci-archive:app.tar:app': 'app.tar',
  'docker-archive:saved.tar:example.com/app:1': 'saved.tar',
};

before(async () => {
  await run('umoci', ['init', '--layout', layout]);
  await run('umoci', ['new', '--image', `${layout}:app`]);
  await addLayer((root) => {
    for (const each of ['bin', 'etc/init.d', 'usr/lib', 'var/cache/old'])
      mkdirSync(join(root, each), { recursive: true });
    writeFileSync(join(root, 'etc/conf'), 'first\n');
    writeFileSync(join(root, 'bin/tool'), 'x'.repeat(100_000));
    writeFileSync(join(root, 'bin/su'), 'su');
    chmodSync(join(root, 'bin/su'), 0o4755);
    symlinkSync('../bin/tool', join(root, 'usr/lib/tool'));
    linkSync(join(root, 'etc/conf'), join(root, 'etc/conf.same'));
    writeFileSync(join(root, 'var/cache/old/one'), '1');
    writeFileSync(join(root, `usr/lib/${'long'.repeat(50)}`), 'a name of more than a hundred bytes');
    writeFileSync(join(root, 'usr/lib/größe'), 'ü');
  });
  await addLayer((root) => {
    rmSync(join(root, 'var/cache/old'), { recursive: true });
    rmSync(join(root, 'etc/conf'));
    writeFileSync(join(root, 'bin/tool'), 'y'.repeat(50_000));
    mkdirSync(join(root, 'srv'));
  });
  const config = ['--config.cmd', '/bin/tool', '--config.env', 'A=1', '--config.user', '7', '--config.label', 'a=b'];
  await run('umoci', ['config', '--image', `${layout}:app`, '--config.exposedports', '80', ...config]);
  for (const [to, ...options] of [
    ['oci:zstd:app', '--dest-compress-format', 'zstd'],
    ['oci-archive:app.tar:app'],
    ['docker-archive:saved.tar:example.com/app:1'],
  ] as const) {
    await run('skopeo', ['copy', '--quiet', ...options, 'oci:layout:app', to], { cwd: folder });
  }
});

after(() => rmSync(folder, { recursive: true, force: true }));

/** Unpacks the image, changes its files and makes a layer of the changes. */
async function addLayer(change: (root: string) => void): Promise<void> {
  const bundle = join(folder, 'bundle');
  await run('umoci', ['unpack', '--rootless', '--image', `${layout}:app`, bundle]);
  change(join(bundle, 'rootfs'));
  await run('umoci', ['repack', '--image', `${layout}:app`, bundle]);
  rmSync(bundle, { recursive: true });
}

/** What skopeo prints as it is stored. */
async function inspected(reference: string, ...options: readonly string[]): Promise<string> {
  return (await run('skopeo', ['inspect', '--raw', ...options, reference], { cwd: folder })).stdout;
}

const open = (path: string): Promise<OpenedImage> => withImage(path, async (file) => openedImage(file));

const filesOf = (path: string, layer: number | null = null): Promise<readonly ImageFile[]> =>
  withImage(path, async (file) => {
    const trees = await contentsOf(file, chooseImage(file, undefined), {}, false);
    assert.deepEqual(trees.contents.problems, []);
    return allFiles(trees, layer) ?? [];
  });

describe('An image that umoci made', () => {
  for (const [reference, path] of Object.entries(forms)) {
    it(`has the digests, sizes and media types that skopeo tells of ${path}`, async () => {
      const [raw, { images, problems }] = [await inspected(reference), await open(join(folder, path))];
      const manifest = JSON.parse(raw) as InspectedManifest;
      const [image] = images;
      assert.deepEqual(problems, []);
      assert.equal(images.length, 1);
      assert.equal(image?.digest, path === 'saved.tar' ? manifest.config.digest : digestOf(Buffer.from(raw)));
      assert.equal(image?.config?.digest, manifest.config.digest);
      assert.deepEqual(
        image?.layers.map(({ mediaType, digest, sizeBytes }) => ({ mediaType, digest, size: sizeBytes })),
        manifest.layers.map(({ mediaType, digest, size }) => ({
          // skopeo takes all layers of docker save for compressed ones, which have neither this size nor this digest.
          mediaType: path === 'saved.tar' ? mediaType.replace(/\.gzip$/, '') : mediaType,
          digest,
          size,
        })),
      );
    });

    it(`has the files of ${path} that umoci unpacks`, async () => {
      const bundle = join(folder, 'unpacked');
      await run('umoci', ['unpack', '--rootless', '--image', `${layout}:app`, bundle]);
      const expected = unpackedFiles(join(bundle, 'rootfs'));
      rmSync(bundle, { recursive: true });
      const files = await filesOf(join(folder, path));
      assert.deepEqual(
        files.map((file) => [file.path, file.mode, ...detail(file, files)]),
        expected,
      );
    });

    it(`is intact in ${path}`, async () => {
      const { isIntact, blobs } = await withImage(join(folder, path), (file) => verificationOf(file, {}));
      assert.deepEqual(
        blobs.filter(({ problems }) => problems.length > 0),
        [],
      );
      assert.equal(isIntact, true);
    });
  }

  it('has the configuration that skopeo tells', async () => {
    const raw = JSON.parse(await inspected('oci:layout:app', '--config')) as InspectedConfig;
    const [image] = (await open(layout)).images;
    const { command, environment, user, ports, labels, platform } = image?.config ?? {};
    const { Cmd, Env, User, ExposedPorts, Labels } = raw.config;
    assert.deepEqual(
      { command, environment, user, ports, labels, architecture: platform?.architecture },
      {
        command: Cmd,
        environment: Env,
        user: User,
        ports: Object.keys(ExposedPorts),
        labels: Labels,
        architecture: raw.architecture,
      },
    );
    assert.deepEqual(
      image?.layers.map(({ diffId }) => diffId),
      raw.rootfs.diff_ids,
    );
    assert.deepEqual(
      image?.history.map(({ createdBy }) => createdBy),
      raw.history.map(({ created_by: line }) => line),
    );
    assert.deepEqual(
      image?.history.map(({ layer }) => layer),
      [0, 1, null],
    );
  });

  it('has in each layer what tar lists, with deletions in the place of whiteouts', async () => {
    const [image] = (await open(layout)).images;
    for (const [index, { digest }] of (image?.layers ?? []).entries()) {
      const { stdout } = await run('tar', [
        '--quoting-style=literal',
        '-tzf',
        join(layout, 'blobs', ...digest.split(':')),
      ]);
      const names = stdout.split('\n').map((line) => line.replace(/^\.?\/|\/$/g, '').replace(/(^|\/)\.wh\./, '$1'));
      const listed = names.flatMap(withFolders).filter((name) => name !== '' && name !== '.');
      const files = await filesOf(layout, index);
      assert.deepEqual(
        files.map(({ path }) => path),
        [...new Set(listed)].sort(),
      );
    }
    const deleted = (await filesOf(layout, 1)).filter(({ change }) => change === 'deleted').map(({ path }) => path);
    assert.deepEqual(deleted, ['etc/conf', 'var/cache/old']);
  });

  it('is the same image in every form', async () => {
    for (const path of ['zstd', 'app.tar', 'saved.tar']) {
      const layers = new SharedLayers();
      const sideOf = (side: string, architecture: string | undefined) =>
        imageSide({ path: side, wanted: undefined, architecture, readsFiles: true, layers }, {});
      const sides = await comparedSides([layout, join(folder, path)], () => 0, sideOf);
      const { isSame, fields, files } = await inSlices(compareImages(...sides), {});
      assert.equal(isSame, true, JSON.stringify(fields.filter(({ outcome }) => outcome !== 'same')));
      assert.equal(files?.changes.length, 0);
    }
  });

  it('is read from archives that are compressed as a whole', async () => {
    for (const path of ['app.tar', 'saved.tar']) {
      const compressed = join(folder, `${path}.gz`);
      writeFileSync(compressed, gzipSync(readFileSync(join(folder, path))));
      const [plain, opened] = [await open(join(folder, path)), await open(compressed)];
      assert.deepEqual({ ...opened, path: '' }, { ...plain, path: '' });
      assert.equal((await withImage(compressed, (file) => verificationOf(file, {}))).isIntact, true);
      assert.deepEqual(await filesOf(compressed), await filesOf(join(folder, path)));
    }
  });
});

describe('An image that a build deployed', () => {
  it('is the same one as a folder, as an archive and as an archive of the folder', async () => {
    const {
      layout: asFolder,
      archive,
      archivedFolder,
      digest,
    } = await deployTestImage(join(folder, 'deploy'), 'box', 'latest');
    for (const path of [asFolder, archive, archivedFolder]) {
      const { images, problems } = await open(path);
      assert.deepEqual(problems, [], path);
      assert.deepEqual(
        images.map((image) => image.digest),
        [digest],
        path,
      );
      assert.deepEqual(
        (await filesOf(path)).map((file) => file.path),
        ['etc', 'etc/latest'],
        path,
      );
    }
  });

  it('has an image for each platform where it is for several', async () => {
    const images = await Promise.all(
      ['amd64', 'arm64'].map(async (architecture) => {
        const { layout: source } = await deployTestImage(join(folder, architecture), 'box', 'latest');
        return { layout: source, architecture };
      }),
    );
    const multi = join(folder, 'multi');
    const index = await makeMultiArchitectureLayout(multi, images);
    const opened = await open(multi);
    assert.deepEqual(opened.problems, []);
    assert.deepEqual(
      opened.images.map(({ platform, indexes }) => [platform?.architecture, indexes]),
      [
        ['amd64', [index]],
        ['arm64', [index]],
      ],
    );
    const raw = JSON.parse(await inspected('oci:multi')) as { manifests: { digest: string }[] };
    assert.deepEqual(
      opened.images.map(({ digest }) => digest),
      raw.manifests.map(({ digest }) => digest),
    );
  });
});

/** Of folders that have not changed, a layer has no entry. */
function withFolders(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

type Listed = readonly [path: string, mode: number, ...detail: readonly (string | number)[]];

/** By path. */
function unpackedFiles(root: string): readonly Listed[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return paths
    .map((path): Listed => {
      const status = lstatSync(path);
      const mode = status.mode & 0o7777;
      const name = relative(root, path);
      if (status.isSymbolicLink()) return [name, mode, 'symlink', readlinkSync(path)];
      return status.isDirectory() ? [name, mode, 'folder'] : [name, mode, 'file', statSync(path).size];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A hard link is the file that it leads to. */
function detail({ kind, sizeBytes, target }: ImageFile, files: readonly ImageFile[]): readonly (string | number)[] {
  if (kind === 'symlink') return ['symlink', target ?? ''];
  if (kind === 'folder') return ['folder'];
  return ['file', kind === 'hardlink' ? (files.find(({ path }) => path === target)?.sizeBytes ?? 0) : sizeBytes];
}
