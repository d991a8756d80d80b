import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import {
  allFiles,
  chooseImage,
  contentsOf,
  fileSearch,
  folderListing,
  inSlices,
  withImage,
} from '../../../server/src/host/imageEngine';
import { ImageProblems } from '../../../server/src/images/imageProblems';
import type { ImageTrees } from '../../../server/src/images/layers/imageContents';
import { LayerTreeBuilder } from '../../../server/src/images/layers/layerTree';
import type { TarMember } from '../../../server/src/images/tar/tarMembers';
import { uncompressed } from '../../../server/src/images/uncompressed';
import { tarOf, type WrittenMember } from '../../images/tarWriter';
import { type TestImage, types, withLayout } from '../../images/testLayout';

/** Reads the contents of an image with these layers. */
async function contents(
  layers: readonly (readonly WrittenMember[])[],
  look: (trees: ImageTrees) => void | Promise<void>,
  image: Partial<TestImage> = {},
): Promise<void> {
  await withLayout(async (layout) => {
    layout.only({ layers: layers.map(tarOf), ...image });
    await withImage(layout.folder, async (file) =>
      look(await contentsOf(file, chooseImage(file, undefined), {}, false)),
    );
  });
}

const problemsOf = ({ contents: { problems } }: ImageTrees): readonly string[] =>
  problems.map(({ severity, message }) => `${severity} ${message.replace(/^layer sha256:\w+: /, '')}`);

const shown = (trees: ImageTrees, layer: number | null): readonly string[] =>
  (allFiles(trees, layer) ?? []).map(({ path, change }) => (change === 'added' ? path : `${path} ${change}`));

const base: readonly WrittenMember[] = [
  { name: 'etc/', type: '5' },
  { name: 'etc/conf', content: '12345' },
  { name: 'var/cache/a', content: 'a'.repeat(10) },
  { name: 'var/cache/b', content: 'b'.repeat(20) },
  { name: 'bin/tool', content: 'tool' },
];

describe('The layers of an image', () => {
  it('lie over each other: what one replaces or deletes is hidden, and wasted in the layer below', () => {
    const upper: readonly WrittenMember[] = [
      { name: 'etc/', type: '5' },
      { name: 'etc/conf', content: '67' },
      { name: 'bin/.wh.tool' },
      { name: 'new', content: 'n' },
    ];
    return contents([base, upper], (trees) => {
      const { layers, fileCount, fileBytes, wastedBytes, efficiencyPercent, wastedFiles } = trees.contents;
      assert.deepEqual(shown(trees, null), [
        'bin',
        'etc',
        'etc/conf',
        'new',
        'var',
        'var/cache',
        'var/cache/a',
        'var/cache/b',
      ]);
      assert.deepEqual(shown(trees, 1), [
        'bin existing',
        'bin/tool deleted',
        'etc existing',
        'etc/conf replaced',
        'new',
      ]);
      assert.deepEqual([fileCount, fileBytes, wastedBytes], [4, 33, 9]);
      assert.equal(efficiencyPercent, (100 * 33) / 42);
      assert.deepEqual(
        layers.map(({ hiddenCount, hiddenBytes, wastedCount, wastedBytes: wasted }) => [
          hiddenCount,
          hiddenBytes,
          wastedCount,
          wasted,
        ]),
        [
          [0, 0, 2, 9],
          [2, 9, 0, 0],
        ],
      );
      assert.deepEqual(wastedFiles, [
        { path: 'etc/conf', wastedCount: 1, wastedBytes: 5 },
        { path: 'bin/tool', wastedCount: 1, wastedBytes: 4 },
      ]);
    });
  });

  it('waste each copy of a file but the one that a container sees, and all where the last is deleted', () => {
    const version = (content: string): readonly WrittenMember[] => [
      { name: 'kept', content },
      { name: 'gone', content },
      { name: `only${content}`, content },
    ];
    return contents(
      [version('1'), version('22'), version('333'), [{ name: '.wh.gone' }]],
      ({ contents: { wastedFiles } }) =>
        assert.deepEqual(wastedFiles, [
          { path: 'gone', wastedCount: 3, wastedBytes: 6 },
          { path: 'kept', wastedCount: 2, wastedBytes: 3 },
        ]),
    );
  });

  it('take away all that a folder had with an opaque whiteout, wherever it stands in the tar', () =>
    contents([base, [{ name: 'var/cache/a', content: 'new' }, { name: 'var/cache/.wh..wh..opq' }]], (trees) => {
      assert.deepEqual(
        shown(trees, null).filter((path) => path.startsWith('var')),
        ['var', 'var/cache', 'var/cache/a'],
      );
      assert.deepEqual(shown(trees, 1), [
        'var existing',
        'var/cache existing',
        'var/cache/a replaced',
        'var/cache/b deleted',
      ]);
      assert.equal(trees.contents.layers[1]?.hiddenBytes, 30);
    }));

  it('delete nothing of their own, and nothing that is not there', () =>
    contents(
      [[{ name: 'a/.wh.b' }, { name: 'a/b', content: 'b' }, { name: 'a/.wh.c' }, { name: '.wh..wh.plnk' }]],
      (trees) => {
        assert.deepEqual(shown(trees, null), ['a', 'a/b']);
        assert.deepEqual(shown(trees, 0), ['a', 'a/b']);
      },
    ));

  it('may replace a folder that they delete from with a link, before or after', () => {
    const link = { name: 'bin', type: '2', linkName: 'usr/bin' };
    const whiteout = { name: 'bin/.wh.tool' };
    return contents([base, [whiteout, link], [link, whiteout]], (trees) => {
      assert.deepEqual(
        shown(trees, null).filter((path) => path.startsWith('bin')),
        ['bin'],
      );
      assert.deepEqual(shown(trees, 1), ['bin replaced']);
      assert.deepEqual(problemsOf(trees), ['error bin/.wh.tool goes through bin, which is no folder; it is not shown']);
    });
  });

  it('hide a whole folder with a file of its name, and a file with a folder', () =>
    contents(
      [
        base,
        [{ name: 'var', type: '2', linkName: 'srv' }, { name: 'etc/conf/', type: '5' }, { name: 'etc/conf/part' }],
      ],
      (trees) => {
        assert.deepEqual(shown(trees, null), ['bin', 'bin/tool', 'etc', 'etc/conf', 'etc/conf/part', 'var']);
        assert.equal(trees.contents.layers[0]?.wastedBytes, 35);
      },
    ));

  it('are read from gzip and from a plain tar alike, whatever the media type says of that', () =>
    withLayout(async (layout) => {
      const gzipped = layout.blob(types.tar, gzipSync(tarOf(base)));
      const config = layout.json(types.config, { os: 'linux', architecture: 'amd64', rootfs: { diff_ids: ['', ''] } });
      layout.index([layout.manifest(config, [gzipped, layout.blob(types.gzip, tarOf([{ name: 'x' }]))])]);
      await withImage(layout.folder, async (file) => {
        const trees = await contentsOf(file, chooseImage(file, undefined), {}, false);
        assert.equal(trees.contents.fileCount, 5);
        assert.deepEqual(
          problemsOf(trees).map((text) => text.replace(/sha256:\w+/, '')),
          [
            `warning layer  is compressed with gzip, which its media type ${types.tar} does not say`,
            `warning layer  is not compressed, which its media type ${types.gzip} does not say`,
          ],
        );
        assert.deepEqual(
          trees.contents.layers.map(({ tarBytes }) => tarBytes),
          [tarOf(base).length, tarOf([{ name: 'x' }]).length],
        );
      });
    }));

  it('tell their largest files, and those that run with the rights of their owner', () => {
    const pax = { 'SCHILY.xattr.security.capability': 'x' };
    const files = [
      { name: 'su', content: 'su', mode: 0o4755 },
      { name: 'ping', content: 'ping', pax },
      { name: 'tmp/', type: '5', mode: 0o2777 },
      { name: 'big', content: 'x'.repeat(1000) },
    ];
    return contents([files], ({ contents: { largestFiles, privilegedFiles } }) => {
      assert.deepEqual(
        largestFiles.map(({ path, sizeBytes }) => [path, sizeBytes]),
        [
          ['big', 1000],
          ['ping', 4],
          ['su', 2],
        ],
      );
      assert.deepEqual(
        privilegedFiles.map(({ path, mode, hasCapabilities }) => [path, mode, hasCapabilities]),
        [
          ['ping', 0o644, true],
          ['su', 0o4755, false],
        ],
      );
    });
  });

  it('show a folder a part at a time, by name or by size, and find files by a part of their path', () =>
    contents([base], async (trees) => {
      const list = (folder: string, order: 'name' | 'size', start: number, count: number) =>
        folderListing(trees, { layer: null, folder, order, start, count })?.entries.map(({ path }) => path);
      assert.deepEqual(list('', 'size', 0, 2), ['var', 'etc']);
      assert.deepEqual(list('var/cache', 'name', 1, 5), ['var/cache/b']);
      assert.equal(list('nowhere', 'name', 0, 1), undefined);
      assert.equal(list('__proto__', 'name', 0, 1), undefined);
      const [folder] = folderListing(trees, { layer: 0, folder: '', order: 'size', start: 0, count: 1 })?.entries ?? [];
      assert.deepEqual([folder?.sizeBytes, folder?.fileCount, folder?.hasEntries], [30, 2, true]);
      const found = await inSlices(fileSearch(trees, { layer: null, text: 'CACHE', count: 2 }), {});
      assert.deepEqual([found?.entries.map(({ path }) => path), found?.totalCount], [['var/cache', 'var/cache/a'], 3]);
    }));
});

describe('A hostile layer', () => {
  it('puts no file outside of the image, and through no link', () =>
    contents(
      [
        [
          { name: '../../etc/passwd', content: 'x' },
          { name: 'a/../../b', content: 'x' },
          { name: '/etc/shadow', content: 'x' },
          { name: 'out', type: '2', linkName: '/etc' },
          { name: 'out/passwd', content: 'x' },
          { name: 'up/link', type: '2', linkName: '../../etc/passwd' },
          { name: 'up/fine', type: '2', linkName: '../usr/bin' },
          { name: 'hard', type: '1', linkName: '../../etc/shadow' },
          { name: 'long', type: '5', pax: { path: 'y/'.repeat(3000) } },
          { name: 'deep', type: '5', pax: { path: 'z/'.repeat(2000) } },
        ],
      ],
      (trees) => {
        assert.deepEqual(shown(trees, null), ['etc', 'etc/shadow', 'hard', 'out', 'up', 'up/fine', 'up/link']);
        assert.deepEqual(problemsOf(trees), [
          'error ../../etc/passwd leads out of the image with ..; it is not shown',
          'error a/../../b leads out of the image with ..; it is not shown',
          'warning /etc/shadow has an absolute path',
          'error out/passwd goes through out, which is no folder; it is not shown',
          'warning up/link is a link that leads out of the image: ../../etc/passwd',
          'warning hard is a link that leads out of the image: ../../etc/shadow',
          `error ${'y/'.repeat(99)}y… has a path of more than 4096 bytes; it is not shown`,
          `error ${'z/'.repeat(99)}z… lies more than 256 folders deep; it is not shown`,
        ]);
      },
    ));

  it('has its device nodes told', () =>
    contents(
      [
        [
          { name: 'dev/sda', type: '4' },
          { name: 'dev/mem', type: '3' },
          { name: 'pipe', type: '6' },
        ],
      ],
      (trees) => {
        assert.deepEqual(problemsOf(trees), ['warning dev/sda is a device node', 'warning dev/mem is a device node']);
        assert.deepEqual(
          allFiles(trees, null)?.map(({ kind }) => kind),
          ['folder', 'characterDevice', 'blockDevice', 'fifo'],
        );
      },
    ));

  it('is shown as far as it can be read, where it is cut off or damaged', () =>
    withLayout(async (layout) => {
      layout.only({ layers: [tarOf(base), tarOf([{ name: 'good' }, { name: 'bad', checksumError: 1 }])] });
      await withImage(layout.folder, async (file) => {
        const stored = chooseImage(file, undefined);
        writeFileSync(layout.blobPath(stored.image.layers[0]?.digest ?? ''), tarOf(base).subarray(0, 2048));
        const trees = await contentsOf(file, stored, {}, false);
        const [cut, damaged] = trees.contents.layers;
        assert.deepEqual([cut?.fileCount, cut?.incomplete], [2, 'it ends in the middle of var/cache/a']);
        assert.deepEqual(
          [damaged?.fileCount, damaged?.incomplete],
          [1, 'a header has a checksum that does not fit it, at byte 512'],
        );
      });
    }));

  it('may have a million names: they are read up to a limit, of which folders without an entry take a part', () => {
    const problems = new ImageProblems();
    const builder = new LayerTreeBuilder({ index: 0, digest: 'sha256:0' }, { left: 4 }, problems);
    const member: TarMember = {
      name: '',
      type: '0',
      sizeBytes: 1,
      dataStart: 0,
      dataBytes: 1,
      mode: 0,
      uid: 0,
      gid: 0,
      modified: 0,
      linkName: '',
      isSparse: false,
      hasCapabilities: false,
    };
    assert.equal(builder.add({ ...member, name: 'a/b/c' }, null), true);
    assert.equal(builder.add({ ...member, name: 'a/b/d' }, null), true);
    assert.equal(builder.add({ ...member, name: 'a/b/d' }, null), true);
    assert.equal(builder.add({ ...member, name: 'e' }, null), false);
    assert.deepEqual([builder.fileCount, builder.fileBytes], [2, 2]);
  });

  it('that grows to a thousand times its size is given up after a gigabyte', async () => {
    let bytes = 0;
    const zeros = new Uint8Array(1024 * 1024);
    const bomb = {
      async *decompress(_: string, chunks: AsyncIterable<Uint8Array>) {
        for await (const _chunk of chunks) for (;;) yield zeros;
      },
    };
    const input = async function* () {
      yield new Uint8Array(1000);
    };
    const read = async () => {
      for await (const chunk of uncompressed(input(), 'gzip', bomb)) bytes += chunk.length;
    };
    await assert.rejects(read, /it grows to more than 200 times its size: the rest is not read$/);
    assert.equal(bytes, 1024 * 1024 * 1024);
  });

  it('is not read any further once the reader gives up', () =>
    withLayout(async (layout) => {
      layout.only({ layers: [tarOf([{ name: 'big', content: Buffer.alloc(3_000_000) }])], isCompressed: true });
      const controller = new AbortController();
      await withImage(layout.folder, async (file) => {
        const work = { signal: controller.signal, advance: () => controller.abort() };
        await assert.rejects(contentsOf(file, chooseImage(file, undefined), work, false), { name: 'AbortError' });
      });
    }));
});
