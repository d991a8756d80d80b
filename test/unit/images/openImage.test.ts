import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openedImage, verificationOf, withImage } from '../../../server/src/host/imageEngine';
import { nodeImages } from '../../../server/src/host/nodeImages';
import type { ImageHost } from '../../../server/src/images/imageHost';
import type { OpenedImage } from '../../../server/src/images/openedImage';
import { openImage } from '../../../server/src/images/openImage';
import { memoryHost } from '../../images/memoryHost';
import { tarHeader, tarOf } from '../../images/tarWriter';
import { digestOf, type TestLayout, types, withLayout } from '../../images/testLayout';

const open = (path: string): Promise<OpenedImage> => withImage(path, async (file) => openedImage(file));

const messages = ({ problems }: OpenedImage): readonly string[] => problems.map(({ message }) => message);

const layer = tarOf([{ name: 'etc/hostname', content: 'box\n' }]);

describe('An image that is opened', () => {
  it('tells its config, its layers and which line of the history made which layer', () =>
    withLayout(async (layout) => {
      const history = [
        { created_by: 'base' },
        { created_by: 'ENV A=1', empty_layer: true },
        { created: '2026-01-01T00:00:00Z', created_by: 'second', comment: 'by hand' },
      ];
      const config = {
        Entrypoint: ['/bin/app'],
        Cmd: [],
        Env: ['A=1'],
        ExposedPorts: { '80/tcp': {} },
        Volumes: { '/data': {} },
        Labels: { a: 'b' },
        User: '1000',
        WorkingDir: '/srv',
        StopSignal: 'SIGINT',
      };
      layout.only({ layers: [layer, layer], isCompressed: true, config, history });
      const opened = await open(layout.folder);
      const [image] = opened.images;
      assert.deepEqual(opened.problems, []);
      assert.deepEqual(
        image?.layers.map(({ createdBy, compression, isPresent, diffId }) => [
          createdBy,
          compression,
          isPresent,
          diffId,
        ]),
        [
          ['base', 'gzip', true, digestOf(layer)],
          ['second', 'gzip', true, digestOf(layer)],
        ],
      );
      assert.deepEqual(
        image?.history.map(({ layer: made }) => made),
        [0, null, 1],
      );
      const { entrypoint, command, environment, ports, volumes, labels, user, workingFolder, stopSignal } =
        image?.config ?? {};
      assert.deepEqual(
        { entrypoint, command, environment, ports, volumes, labels, user, workingFolder, stopSignal },
        {
          entrypoint: ['/bin/app'],
          command: null,
          environment: ['A=1'],
          ports: ['80/tcp'],
          volumes: ['/data'],
          labels: { a: 'b' },
          user: '1000',
          workingFolder: '/srv',
          stopSignal: 'SIGINT',
        },
      );
      // The two layers are one blob.
      assert.equal(opened.blobCount, 3);
    }));

  it('has the images of nested indexes, with the name of the index and a platform each', () =>
    withLayout(async (layout) => {
      const platforms = ['amd64', 'arm64'].map((architecture) => {
        const platform = { os: 'linux', architecture, ...(architecture === 'arm64' && { variant: 'v8' }) };
        return { ...layout.image({ layers: [layer], architecture }), platform };
      });
      const inner = layout.json(types.index, { schemaVersion: 2, manifests: platforms });
      layout.index([{ ...inner, annotations: { 'org.opencontainers.image.ref.name': 'latest' } }]);
      const opened = await open(layout.folder);
      assert.deepEqual(opened.problems, []);
      assert.deepEqual(
        opened.images.map(({ names, platform, indexes }) => ({ names, platform, indexes })),
        [
          {
            names: ['latest'],
            platform: { os: 'linux', architecture: 'amd64', variant: null },
            indexes: [inner.digest],
          },
          {
            names: ['latest'],
            platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
            indexes: [inner.digest],
          },
        ],
      );
    }));

  it('is listed once with all its names where tags share it', () =>
    withLayout(async (layout) => {
      const manifest = layout.image({ layers: [layer] });
      const tag = (name: string) => ({ ...manifest, annotations: { 'org.opencontainers.image.ref.name': name } });
      layout.index([tag('one'), tag('two')]);
      assert.deepEqual(
        (await open(layout.folder)).images.map(({ names }) => names),
        [['one', 'two']],
      );
    }));

  it('may have the media types of Docker, and layers that are to be had elsewhere only', () =>
    withLayout(async (layout) => {
      const docker = (type: string) => `application/vnd.docker.${type}`;
      const config = layout.json(docker('container.image.v1+json'), {
        os: 'windows',
        architecture: 'amd64',
        rootfs: { diff_ids: [digestOf(layer), digestOf(layer)] },
      });
      const layers = [
        layout.blob(docker('image.rootfs.foreign.diff.tar.gzip'), 'elsewhere'),
        layout.blob(docker('image.rootfs.diff.tar.gzip'), gzipSync(layer)),
      ];
      rmSync(layout.blobPath(layers[0]?.digest ?? ''));
      const manifest = layout.json(docker('distribution.manifest.v2+json'), { schemaVersion: 2, config, layers });
      layout.index([
        layout.json(docker('distribution.manifest.list.v2+json'), { schemaVersion: 2, manifests: [manifest] }),
      ]);
      const { images, problems } = await open(layout.folder);
      assert.deepEqual(problems, []);
      assert.equal(images[0]?.config?.platform?.os, 'windows');
      assert.deepEqual(
        images[0]?.layers.map(({ compression, isPresent }) => [compression, isPresent]),
        [
          ['gzip', false],
          ['gzip', true],
        ],
      );
      const { isIntact, blobs } = await withImage(layout.folder, (file) => verificationOf(file, {}));
      assert.deepEqual([isIntact, blobs.length], [true, 4]);
    }));

  it('may be an artifact of another kind, whose layers hold no files', () =>
    withLayout(async (layout) => {
      const config = layout.blob('application/vnd.example.config', '{}');
      layout.index([layout.manifest(config, [layout.blob('text/x-sbom', 'words')])]);
      const { images, problems } = await open(layout.folder);
      assert.deepEqual(problems, []);
      assert.equal(images[0]?.config, null);
      assert.equal(images[0]?.layers[0]?.content, 'other');
    }));

  it('is found in an archive, in a folder within one, and in one that is compressed', () =>
    withLayout(async (layout) => {
      const manifest = layout.only({ layers: [layer] });
      const config = layout.json(types.config, {});
      const files = (folder: string) =>
        tarOf([
          { name: `${folder}index.json`, content: JSON.stringify({ manifests: [manifest] }) },
          { name: `${folder}oci-layout`, content: '{}' },
          { name: `${folder}blobs/sha256/${config.digest.slice(7)}`, content: '{}' },
        ]);
      for (const [name, bytes] of [
        ['plain.tar', files('./')],
        ['folder.tar', files('image-oci/')],
        ['small.tar.gz', gzipSync(files(''))],
      ] as const) {
        writeFileSync(layout.beside(name), bytes);
        const opened = await open(layout.beside(name));
        assert.equal(opened.storage, 'layoutArchive', name);
        assert.deepEqual(messages(opened), [`manifest ${manifest.digest} is missing`], name);
      }
    }));

  it('is found in an archive of docker save, where a layer may be a link to another one', () =>
    withLayout(async (layout) => {
      const config = JSON.stringify({
        os: 'linux',
        architecture: 'arm',
        rootfs: { diff_ids: [digestOf(layer), digestOf(layer)] },
      });
      const name = `${digestOf(Buffer.from(config)).slice(7)}.json`;
      const list = [{ Config: name, RepoTags: ['app:1'], Layers: ['a/layer.tar', 'b/layer.tar'] }];
      const archive = tarOf([
        { name, content: config },
        { name: 'a/layer.tar', content: layer },
        { name: 'b/layer.tar', type: '2', linkName: '../a/layer.tar' },
        { name: 'manifest.json', content: JSON.stringify(list) },
      ]);
      writeFileSync(layout.beside('saved.tar'), archive);
      const opened = await open(layout.beside('saved.tar'));
      assert.equal(opened.storage, 'dockerArchive');
      assert.deepEqual(opened.problems, []);
      assert.deepEqual(
        opened.images.map(({ names }) => names),
        [['app:1']],
      );
      assert.deepEqual(
        opened.images[0]?.layers.map(({ sizeBytes, digest }) => [sizeBytes, digest]),
        [
          [layer.length, digestOf(layer)],
          [layer.length, digestOf(layer)],
        ],
      );
    }));
});

describe('An image that is not what it should be', () => {
  it('is refused by name where there is none', () =>
    withLayout(async (layout) => {
      await assert.rejects(open(layout.beside('nothing')), /nothing: no such file or folder$/);
      await assert.rejects(open(layout.folder), /image: index\.json is missing$/);
      writeFileSync(layout.beside('text'), 'no tar '.repeat(500));
      await assert.rejects(open(layout.beside('text')), /text: a header has a checksum that does not fit it/);
      writeFileSync(layout.beside('other.tar'), tarOf([{ name: 'a' }]));
      await assert.rejects(open(layout.beside('other.tar')), /no index\.json or manifest\.json, so it is no image$/);
      writeFileSync(`${layout.folder}/index.json`, '['.repeat(100_000));
      await assert.rejects(open(layout.folder), /index\.json is no JSON/);
    }));

  it('tells blobs that are missing, changed, cut off or of another size', () =>
    withLayout(async (layout) => {
      const config = layout.json(types.config, { os: 'linux', architecture: 'amd64' });
      const other = layout.blob(types.tar, layer);
      const short = layout.blob(types.tar, `${layer}!`);
      truncateSync(layout.blobPath(short.digest), 10);
      const changed = layout.manifest(config, [other, short]);
      writeFileSync(layout.blobPath(config.digest), '{"os":"linux"}');
      rmSync(layout.blobPath(other.digest));
      layout.index([changed]);
      const found = messages(await open(layout.folder));
      const has = (text: string) =>
        assert.ok(
          found.some((message) => message.includes(text)),
          `${text} in ${found.join('\n')}`,
        );
      has(`config ${config.digest} has 14 bytes, not the ${config.size} it should have`);
      has(`config ${config.digest} is not what its digest says`);
      has(`layer ${other.digest} is missing`);
      has(`layer ${short.digest} has 10 bytes, not the ${short.size} it should have`);
    }));

  it('reads no blob by a digest that is none, such as a path', () =>
    withLayout(async (layout) => {
      const wrong = [
        'sha256:../../../etc/passwd',
        'md5:0123456789abcdef0123456789abcdef',
        `sha256:${'A'.repeat(64)}`,
        '',
        7,
      ];
      layout.index(wrong.map((digest) => ({ mediaType: types.manifest, digest, size: 1 })));
      const opened = await open(layout.folder);
      assert.equal(opened.images.length, 0);
      assert.equal(opened.problems.length, wrong.length);
      assert.match(
        messages(opened)[0] ?? '',
        /^an entry of index\.json has "sha256:\.\.\/\.\.\/\.\.\/etc\/passwd" for a digest$/,
      );
    }));

  it('follows no symbolic link out of the layout, of a blob, a folder or the index', () =>
    withLayout(async (layout) => {
      const manifest = layout.only({ layers: [layer] });
      renameSync(layout.blobPath(manifest.digest), layout.beside('secret'));
      symlinkSync(layout.beside('secret'), layout.blobPath(manifest.digest));
      const out = 'is a symbolic link that leads out of the layout';
      assert.deepEqual(messages(await open(layout.folder)), [`manifest ${manifest.digest} ${out}`]);
      renameSync(`${layout.folder}/blobs`, layout.beside('blobs'));
      symlinkSync(layout.beside('blobs'), `${layout.folder}/blobs`);
      assert.deepEqual(messages(await open(layout.folder)), [`manifest ${manifest.digest} ${out}`]);
      renameSync(`${layout.folder}/index.json`, layout.beside('index.json'));
      symlinkSync(layout.beside('index.json'), `${layout.folder}/index.json`);
      await assert.rejects(open(layout.folder), new RegExp(`index\\.json ${out}`));
    }));

  it('reads no blob that is no file', () =>
    withLayout(async (layout) => {
      const manifest = layout.only({ layers: [layer] });
      rmSync(layout.blobPath(manifest.digest));
      mkdirSync(layout.blobPath(manifest.digest));
      assert.deepEqual(messages(await open(layout.folder)), [`manifest ${manifest.digest} is no regular file`]);
    }));

  it('reads no manifest of a hundred megabytes', () =>
    withLayout(async (layout) => {
      const manifest = layout.only({ layers: [layer] });
      truncateSync(layout.blobPath(manifest.digest), 100_000_000);
      const opened = await open(layout.folder);
      assert.match(
        messages(opened)[0] ?? '',
        /^manifest sha256:\w+ has 100000000 bytes: more than 4 MiB are not read$/,
      );
    }));

  it('is read up to 64 MiB of manifests', () =>
    withLayout(async (layout) => {
      const manifests = Array.from({ length: 17 }, (_, index) => {
        const manifest = layout.blob(types.manifest, `${index}`);
        truncateSync(layout.blobPath(manifest.digest), 4 * 1024 * 1024);
        return manifest;
      });
      layout.index(manifests);
      const last = messages(await open(layout.folder)).at(-1) ?? '';
      assert.match(last, /^manifest sha256:\w+ is not read: the image has more than 64 MiB of JSON$/);
    }));

  it('ends at indexes that are nested deep, and at one that contains itself', () =>
    withLayout(async (layout) => {
      let inner = layout.image({ layers: [layer] });
      for (let depth = 0; depth < 9; depth++) inner = layout.json(types.index, { manifests: [inner], depth });
      layout.index([inner]);
      assert.match(
        messages(await open(layout.folder)).join(),
        /^index sha256:\w+ is not read: it is nested more than 4 deep$/,
      );

      // No index has its own digest in it: this one is not what its digest says.
      for (const mediaType of [types.index, types.manifest]) {
        const cyclic = layout.json(mediaType, { manifests: [] });
        writeFileSync(layout.blobPath(cyclic.digest), JSON.stringify({ manifests: [cyclic] }));
        layout.index([cyclic]);
        const found = messages(await open(layout.folder));
        assert.ok(found.includes(`index ${cyclic.digest} contains itself`), found.join('\n'));
      }
    }));

  it('is read up to a number of manifests and entries, and says so', () =>
    withLayout(async (layout) => {
      const entry = (index: number) => ({
        mediaType: types.manifest,
        digest: digestOf(Buffer.from(`${index}`)),
        size: 2,
      });
      layout.index(Array.from({ length: 3000 }, (_, index) => entry(index)));
      const opened = await open(layout.folder);
      assert.equal(messages(opened)[0], 'index.json has 3000 entries: the first 2000 are read');
      assert.equal(messages(opened).at(-1), '1901 more problems are not listed');
      assert.equal(opened.problems.length, 101);
    }));

  it('tells of an archive that is cut off, and shows what comes before', () =>
    withLayout(async (layout) => {
      const manifest = layout.image({ layers: [layer] });
      const whole = tarOf([
        { name: 'oci-layout', content: '{}' },
        { name: 'index.json', content: JSON.stringify({ manifests: [manifest] }) },
        { name: `blobs/sha256/${'0'.repeat(64)}`, content: 'x'.repeat(5000) },
      ]);
      const damage = 'it ends in the middle of blobs/sha256/0';
      for (const [name, bytes] of [
        ['cut.tar', whole.subarray(0, 4096)],
        ['cut-inside.tar.gz', gzipSync(whole.subarray(0, 4096))],
      ] as const) {
        writeFileSync(layout.beside(name), bytes);
        const found = messages(await open(layout.beside(name)));
        assert.ok(found[0]?.startsWith(`the archive is damaged: ${damage}`), found.join('\n'));
        assert.match(found[1] ?? '', /^manifest sha256:\w+ is missing: the archive is damaged/);
      }
      const compressed = gzipSync(whole, { level: 0 });
      writeFileSync(layout.beside('cut.tar.gz'), compressed.subarray(0, 4096));
      await assert.rejects(open(layout.beside('cut.tar.gz')), /cut\.tar\.gz: its gzip stream ends too early$/);
    }));

  it('is given up where an archive grows to a thousand times its size', async () => {
    const zeros = new Uint8Array(1024 * 1024);
    const archive = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(2000)]);
    const bomb: ImageHost = {
      ...memoryHost(new Map([['/bomb.tar.gz', archive]])),
      async *decompress(_, chunks) {
        for await (const _chunk of chunks) {
          yield tarHeader({ name: 'endless' }, 0o77777777777);
          for (;;) yield zeros;
        }
      },
    };
    await assert.rejects(
      openImage('/bomb.tar.gz', bomb),
      /^\S*Error: \/bomb\.tar\.gz: it grows to more than 200 times its size/,
    );
  });

  it('is not read any further once the reader gives up', () =>
    withLayout(async (layout) => {
      const path = layout.beside('zeros.tar.gz');
      writeFileSync(path, gzipSync(tarOf([{ name: 'zeros', content: Buffer.alloc(5_000_000) }]), { level: 0 }));
      const signal = AbortSignal.abort();
      await assert.rejects(openImage(path, nodeImages, { signal }), { name: 'AbortError' });
    }));

  it('tells of a config whose diff_ids are not as many as the layers', () =>
    withLayout(async (layout: TestLayout) => {
      layout.only({ layers: [layer], diffIds: [] });
      assert.match(
        messages(await open(layout.folder))[0] ?? '',
        /has 1 layers, but its config sha256:\w+ has 0 diff_ids$/,
      );
    }));
});
