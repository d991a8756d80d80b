import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { runAtOnce } from '../../../server/src/base/pacer';
import { comparedSides, compareImages, imageSide, inSlices, SharedLayers } from '../../../server/src/host/imageEngine';
import { nodeImages } from '../../../server/src/host/nodeImages';
import { type ComparedFile, compareFiles } from '../../../server/src/images/compare/compareFiles';
import type { ImageComparison } from '../../../server/src/images/compare/compareImages';
import type { ImageHost } from '../../../server/src/images/imageHost';
import { type ContentsRequest, readImageContents } from '../../../server/src/images/layers/imageContents';
import { openImage } from '../../../server/src/images/openImage';
import { tarOf, type WrittenMember } from '../../images/tarWriter';
import { type TestImage, TestLayout, withLayout } from '../../images/testLayout';

const files: readonly WrittenMember[] = [
  { name: 'etc/', type: '5' },
  { name: 'etc/conf', content: 'one' },
  { name: 'bin/tool', content: 'tool', mode: 0o755 },
  { name: 'link', type: '2', linkName: 'bin' },
];

async function compared(left: TestImage, right: TestImage, look: (comparison: ImageComparison) => void): Promise<void> {
  await withLayout(async (one) => {
    const other = new TestLayout(one.beside('other'));
    one.only(left);
    other.only(right);
    const layers = new SharedLayers();
    const sideOf = (path: string, architecture: string | undefined) =>
      imageSide({ path, wanted: undefined, architecture, readsFiles: true, layers }, {});
    const sides = await comparedSides([one.folder, other.folder], () => 0, sideOf);
    look(await inSlices(compareImages(...sides), {}));
  });
}

const different = ({ fields }: ImageComparison) =>
  fields.flatMap(({ name, outcome }) => (outcome === 'different' ? [name] : []));

describe('Comparing two images', () => {
  it('finds nothing between an image and itself compressed, but the sizes of its layers', () =>
    compared({ layers: [tarOf(files)] }, { layers: [tarOf(files)], isCompressed: true }, (comparison) => {
      assert.equal(comparison.isSame, true);
      assert.deepEqual(different(comparison), ['layer sizes']);
      assert.deepEqual(comparison.files, { addedCount: 0, removedCount: 0, changedCount: 0, changes: [] });
    }));

  it('takes lists for the same in whatever order, and commands only in theirs', () => {
    const config = (reverse: boolean) => {
      const inOrder = (words: string[]) => (reverse ? words.toReversed() : words);
      return {
        Entrypoint: inOrder(['/bin/app', '--fast']),
        Env: inOrder(['A=1', 'B=2']),
        ExposedPorts: reverse ? { '53/udp': {}, '80/tcp': {} } : { '80': {}, '53/udp': {} },
      };
    };
    const layers = [tarOf(files)];
    return compared({ layers, config: config(false) }, { layers, config: config(true) }, (comparison) => {
      assert.equal(comparison.isSame, false);
      assert.deepEqual(different(comparison), ['entrypoint']);
    });
  });

  it('tells what was added, removed and changed of the files, and how', () => {
    const changed: readonly WrittenMember[] = [
      { name: 'etc/', type: '5', mode: 0o700 },
      { name: 'etc/conf', content: 'two', uid: 7 },
      { name: 'bin/tool', content: 'longer', mode: 0o755 },
      { name: 'link', type: '2', linkName: 'sbin' },
      { name: 'new/file', content: 'x' },
    ];
    const gone = { name: 'gone', content: 'x' };
    return compared({ layers: [tarOf([...files, gone])] }, { layers: [tarOf(changed)] }, ({ files: found, isSame }) => {
      assert.equal(isSame, false);
      assert.deepEqual([found?.addedCount, found?.removedCount, found?.changedCount], [2, 1, 4]);
      assert.deepEqual(
        found?.changes.map(({ path, left, right, differences }) => [
          path,
          !left ? '+' : !right ? '-' : differences.join(),
        ]),
        [
          ['bin/tool', 'size'],
          ['etc', 'mode'],
          ['etc/conf', 'content,owner'],
          ['gone', '-'],
          ['link', 'target'],
          ['new', '+'],
          ['new/file', '+'],
        ],
      );
    });
  });

  it('takes the image for the same architecture where the other side leaves no choice', () =>
    withLayout(async (one) => {
      const other = new TestLayout(one.beside('other'));
      const images = ['amd64', 'arm64'].map((architecture) => one.image({ layers: [], architecture }));
      one.index(images);
      const arm = other.only({ layers: [], architecture: 'arm64', config: { User: 'nobody' } });
      const layers = new SharedLayers();
      const sideOf = (path: string, architecture: string | undefined) => {
        const wanted = path === other.folder ? arm.digest : undefined;
        return imageSide({ path, wanted, architecture, readsFiles: false, layers }, {});
      };
      const certainty = (path: string) => Number(path === other.folder);
      const sides = await comparedSides([one.folder, other.folder], certainty, sideOf);
      const comparison = await inSlices(compareImages(...sides), {});
      assert.deepEqual(different(comparison), ['user']);
      assert.equal(comparison.files, null);
      await assert.rejects(
        sideOf(one.folder, undefined),
        /there are several images in it, choose one of linux\/amd64, linux\/arm64$/,
      );
    }));

  it('uncompresses layers that both have once, and sees what each lays over them', () => {
    const base = tarOf([...files, { name: 'var/cache/old', content: 'old' }]);
    const left = tarOf([{ name: 'var/.wh.cache' }, { name: 'etc/conf', content: 'left' }]);
    const right = tarOf([{ name: 'etc/.wh..wh..opq' }, { name: 'etc/new', content: 'right' }]);
    return withLayout(async (one) => {
      const other = new TestLayout(one.beside('other'));
      one.only({ layers: [base, left], isCompressed: true });
      other.only({ layers: [base, right], isCompressed: true });
      const { changes, uncompressedCount } = await comparedByBytes(one, other);
      assert.equal(uncompressedCount, 3);
      assert.deepEqual(changes, ['etc/conf removed', 'etc/new added', 'var/cache added', 'var/cache/old added']);
    });
  });

  it('reads a layer again that only says that it is the same', () =>
    withLayout(async (one) => {
      const other = new TestLayout(one.beside('other'));
      one.only({ layers: [tarOf(files)], isCompressed: true });
      const { digest } = other.only({ layers: [tarOf(files)], isCompressed: true });
      const manifest = JSON.parse(readFileSync(other.blobPath(digest), 'utf8')) as { layers: [{ digest: string }] };
      const changed = tarOf([{ name: 'etc/conf', content: 'two' }]);
      writeFileSync(other.blobPath(manifest.layers[0].digest), gzipSync(changed));
      const { changes, uncompressedCount } = await comparedByBytes(one, other);
      assert.equal(uncompressedCount, 2);
      assert.ok(changes.includes('etc/conf changed'));
    }));
});

/** What differs between the files of two layouts, and how many streams were uncompressed to find that out. */
async function comparedByBytes(one: TestLayout, other: TestLayout) {
  let uncompressedCount = 0;
  const host: ImageHost = {
    ...nodeImages,
    decompress(...compressed) {
      uncompressedCount++;
      return nodeImages.decompress(...compressed);
    },
  };
  const layers = new SharedLayers();
  const roots = [];
  for (const { folder } of [one, other]) {
    const file = await openImage(folder, host);
    const [stored] = file.images;
    assert.ok(stored);
    const scan: ContentsRequest['scan'] = (...layer) => layers.scan(...layer);
    roots.push((await readImageContents({ file, stored, host, work: {}, digestsFiles: true, scan })).whole);
    await file.files.close();
  }
  const [left, right] = roots;
  assert.ok(left && right);
  const { changes } = runAtOnce(compareFiles(left, right));
  const what = ({ left: before, right: after }: ComparedFile) => (!before ? 'added' : !after ? 'removed' : 'changed');
  return { changes: changes.map((change) => `${change.path} ${what(change)}`), uncompressedCount };
}
