import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import {
  chooseImage,
  contentsOf,
  fileOfImage,
  fileVersions,
  followLinks,
  isImageError,
  withImage,
} from '../../../server/src/host/imageEngine';
import type { ShownFile } from '../../../server/src/images/contents/shownFile';
import type { ImageTrees } from '../../../server/src/images/layers/imageContents';
import { tarOf, type WrittenMember } from '../../images/tarWriter';
import { type TestImage, withLayout } from '../../images/testLayout';

type Show = (path: string, layer?: number | null) => Promise<ShownFile>;

/** Reads an image with these layers, in a layout or at another path where it was put. */
async function image(
  layers: readonly (readonly WrittenMember[])[],
  look: (show: Show, trees: ImageTrees) => void | Promise<void>,
  more: Partial<TestImage> = {},
): Promise<void> {
  await withLayout((layout) => {
    layout.only({ layers: layers.map(tarOf), ...more });
    return lookAt(layout.folder, look);
  });
}

function lookAt(path: string, look: (show: Show, trees: ImageTrees) => void | Promise<void>): Promise<void> {
  return withImage(path, async (file) => {
    const stored = chooseImage(file, undefined);
    const trees = await contentsOf(file, stored, {}, false);
    await look((name, layer = null) => fileOfImage(trees, layer, name, { file, stored, work: {} }), trees);
  });
}

const textOf = (shown: ShownFile): string => {
  assert.equal(shown.kind, 'text');
  return shown.kind === 'text' ? shown.text : '';
};

const base: readonly WrittenMember[] = [
  { name: 'etc/conf', content: 'one\n' },
  { name: 'bin/tool', content: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...Array(9).fill(0), 2, 0, 183, 0]) },
  { name: 'bin/alias', type: '1', linkName: 'bin/tool' },
  { name: 'bin/sh', type: '2', linkName: '/bin/tool' },
];
const upper: readonly WrittenMember[] = [
  { name: 'etc/conf', content: 'two\n' },
  { name: 'bin/.wh.tool' },
  { name: 'dev/null', type: '3' },
];

describe('A file of an image', () => {
  for (const isCompressed of [false, true]) {
    it(`is read from each layer that has a version of it, in layers that are ${isCompressed ? '' : 'not '}compressed`, () =>
      image(
        [base, upper],
        async (show) => {
          assert.equal(textOf(await show('etc/conf')), 'two\n');
          assert.equal(textOf(await show('etc/conf', 0)), 'one\n');
          assert.equal(textOf(await show('etc/conf', 1)), 'two\n');
        },
        { isCompressed },
      ));
  }

  it('is read from an archive, compressed as a whole or not', () =>
    withLayout(async (layout) => {
      layout.only({ layers: [base, upper].map(tarOf), isCompressed: true });
      const tar = layout.archive();
      for (const [name, bytes] of [
        ['image.tar', tar],
        ['image.tar.gz', gzipSync(tar)],
      ] as const) {
        const path = layout.beside(name);
        writeFileSync(path, bytes);
        await lookAt(path, async (show) => assert.equal(textOf(await show('etc/conf', 0)), 'one\n'));
      }
    }));

  it('is told of as what it is where it is no text', () =>
    image([base, upper], async (show) => {
      const tool = await show('bin/tool', 0);
      assert.deepEqual(
        [tool.kind, tool.kind === 'binary' && tool.type],
        ['binary', 'ELF 64-bit executable for AArch64'],
      );
      assert.equal(tool.kind === 'binary' && Buffer.from(tool.firstBytes, 'base64').length, 20);
      assert.deepEqual(await show('dev/null'), { kind: 'special', fileKind: 'characterDevice' });
      assert.deepEqual(await show('etc'), { kind: 'special', fileKind: 'folder' });
    }));

  it('is text in the encodings that there were before UTF-8, and with a mark for UTF-16', () =>
    image(
      [
        [
          { name: 'latin1', content: Buffer.from('Grüße', 'latin1') },
          { name: 'utf8', content: 'Grüße ✓' },
          { name: 'utf16', content: Buffer.from('\ufeffGrüße', 'utf16le') },
          { name: 'colours', content: '\u001b[1mbold\u001b[0m\n' },
          { name: 'empty', content: '' },
        ],
      ],
      async (show) => {
        const texts = await Promise.all(['latin1', 'utf8', 'utf16', 'colours', 'empty'].map((name) => show(name)));
        assert.deepEqual(texts.map(textOf), ['Grüße', 'Grüße ✓', 'Grüße', '\u001b[1mbold\u001b[0m\n', '']);
      },
    ));

  it('is cut at a line where it is larger than what is shown', () =>
    image([[{ name: 'log', content: `${'x'.repeat(99)}\n`.repeat(60_000) }]], async (show) => {
      const shown = await show('log');
      assert.deepEqual([shown.kind, shown.kind === 'text' && shown.isCut], ['text', true]);
      const text = textOf(shown);
      assert.ok(text.endsWith('x\n') && text.length <= 5 * 1024 * 1024 && text.length > 5 * 1024 * 1024 - 100);
    }));

  it('that is a hard link has the bytes of the file that it is linked to', () =>
    image([base, upper], async (show) => {
      assert.equal((await show('bin/alias')).kind, 'binary');
    }));

  it('that is a symbolic link says where it leads, and where to in the image', () =>
    image(
      [
        base,
        [
          { name: 'out', type: '2', linkName: '../../etc/conf' },
          { name: 'lost', type: '2', linkName: 'nowhere' },
        ],
      ],
      async (show) => {
        const leadsTo = { path: 'bin/tool', kind: 'file', layer: 0 };
        assert.deepEqual(await show('bin/sh'), { kind: 'symlink', target: '/bin/tool', leadsTo });
        assert.deepEqual(await show('out'), {
          kind: 'symlink',
          target: '../../etc/conf',
          leadsTo: { path: 'etc/conf', kind: 'file', layer: 0 },
        });
        assert.deepEqual(await show('lost'), { kind: 'symlink', target: 'nowhere', leadsTo: null });
      },
    ));

  it('is named where it cannot be read', () =>
    image(
      [
        [
          { name: 'holes', content: '12', pax: { 'GNU.sparse.major': '1', 'GNU.sparse.realsize': '900' } },
          { name: 'link', type: '1', linkName: 'nowhere' },
        ],
      ],
      async (show) => {
        const failure = (path: string, layer?: number) =>
          show(path, layer).then(
            () => assert.fail('it was read'),
            (error: unknown) => isImageError(error) && error.message,
          );
        assert.match(String(await failure('holes')), /^\/holes is stored with its holes left out/);
        assert.equal(await failure('link'), '/link is a hard link to nowhere, which is not there');
        assert.equal(await failure('nothing'), '/nothing: no such file in the image');
        assert.equal(await failure('nothing', 0), '/nothing: no such file in layer 1');
        assert.equal(await failure('nothing', 4), 'there is no layer 5');
        assert.match(String(await failure('../../etc/passwd')), /no such file/);
      },
    ));

  it('is told of where its layer ends before it does', () =>
    withLayout(async (layout) => {
      const tar = tarOf([
        { name: 'whole', content: 'w' },
        { name: 'cut', content: 'c'.repeat(2000) },
      ]);
      layout.only({ layers: [tar.subarray(0, 2000)] });
      await lookAt(layout.folder, async (show) => {
        assert.equal(textOf(await show('whole')), 'w');
        await assert.rejects(() => show('cut'), /\/cut cannot be read: its layer ends before it does$/);
      });
    }));
});

describe('A symbolic link in an image', () => {
  it('is followed as Linux does, from the root of the image and never out of it', () =>
    image(
      [
        [
          { name: 'usr/lib/real', content: 'r' },
          { name: 'lib', type: '2', linkName: 'usr/lib' },
          { name: 'usr/lib/one', type: '2', linkName: '../../lib/two' },
          { name: 'usr/lib/two', type: '2', linkName: '/../../lib/./real' },
          { name: 'round', type: '2', linkName: 'about' },
          { name: 'about', type: '2', linkName: '/round' },
        ],
      ],
      (_, trees) => {
        assert.equal(followLinks(trees, 'lib/one'), 'usr/lib/real');
        assert.equal(followLinks(trees, '/lib'), 'usr/lib');
        assert.equal(followLinks(trees, 'round'), undefined);
        assert.equal(followLinks(trees, 'usr/lib/real/more'), undefined);
      },
    ));
});

describe('The versions of a file', () => {
  const told = (trees: ImageTrees, path: string) =>
    fileVersions(trees, path).versions.map(
      ({ layer, file, isSeen }) => `${layer + 1} ${file?.sizeBytes ?? 'deleted'}${isSeen ? ' seen' : ''}`,
    );

  it('are those of all layers that have it, with the layers that take it away', () =>
    image([base, upper, [{ name: 'bin/tool', content: 'again' }]], (_, trees) => {
      assert.deepEqual(told(trees, 'etc/conf'), ['1 4', '2 4 seen']);
      assert.deepEqual(told(trees, 'bin/tool'), ['1 20', '2 deleted', '3 5 seen']);
      assert.deepEqual(told(trees, 'nothing'), []);
    }));

  it('end where a folder above is deleted or replaced', () =>
    image([base, [{ name: 'etc/.wh..wh..opq' }], [{ name: 'bin', content: 'a file' }]], (_, trees) => {
      assert.deepEqual(told(trees, 'etc/conf'), ['1 4', '2 deleted']);
      assert.deepEqual(told(trees, 'bin/tool'), ['1 20', '3 deleted']);
    }));
});
