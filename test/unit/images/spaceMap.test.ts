import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runAtOnce } from '../../../server/src/base/pacer';
import { chooseImage, contentsOf, withImage } from '../../../server/src/host/imageEngine';
import type { ImageTrees } from '../../../server/src/images/layers/imageContents';
import { type SpaceNode, spaceMap } from '../../../server/src/images/layers/spaceMap';
import { tarOf, type WrittenMember } from '../../images/tarWriter';
import { withLayout } from '../../images/testLayout';

function trees(layers: readonly (readonly WrittenMember[])[], look: (read: ImageTrees) => void): Promise<void> {
  return withLayout((layout) => {
    layout.only({ layers: layers.map(tarOf), isCompressed: true });
    return withImage(layout.folder, async (file) =>
      look(await contentsOf(file, chooseImage(file, undefined), {}, false)),
    );
  });
}

function mapOf(read: ImageTrees, folder = ''): SpaceNode {
  const map = runAtOnce(spaceMap(read, folder));
  assert.ok(map);
  return map.root;
}

const told = ({ kind, path, sizeBytes, layer }: SpaceNode): string => `${kind} ${path} ${sizeBytes} of ${layer + 1}`;

function sized(name: string, sizeBytes: number): WrittenMember {
  return { name, content: Buffer.alloc(sizeBytes) };
}

const nodesIn = (node: SpaceNode): number => 1 + node.children.reduce((sum, child) => sum + nodesIn(child), 0);

describe('The map of what takes the space in an image', () => {
  it('has the largest first, each with the layer that most of it is from', () =>
    trees(
      [
        [sized('usr/lib/one', 3000), sized('usr/bin/two', 1000), { name: 'etc/empty' }],
        [sized('usr/lib/three', 6000), sized('srv/four', 500)],
      ],
      (read) => {
        const root = mapOf(read);
        assert.deepEqual(root.children.map(told), ['folder usr 10000 of 2', 'folder srv 500 of 2']);
        assert.deepEqual(root.children[0]?.children.map(told), [
          'folder usr/lib 9000 of 2',
          'folder usr/bin 1000 of 1',
        ]);
        assert.deepEqual(mapOf(read, 'usr/lib').children.map(told), [
          'file usr/lib/three 6000 of 2',
          'file usr/lib/one 3000 of 1',
        ]);
        assert.deepEqual(mapOf(read, 'etc').children, []);
        assert.equal(runAtOnce(spaceMap(read, 'usr/lib/one')), undefined);
        assert.equal(runAtOnce(spaceMap(read, 'nowhere')), undefined);
      },
    ));

  it('puts together what is too small to be seen, and stays small and quick with 50,000 files', () => {
    const many = Array.from({ length: 50_000 }, (_, index) =>
      sized(`many/${index % 50}/file-${index}`, 1 + (index % 7)),
    );
    return trees([[...many, sized('large', 400_000)]], (read) => {
      const start = performance.now();
      const root = mapOf(read);
      const tookMs = performance.now() - start;
      assert.ok(tookMs < 500, `${tookMs} ms`);
      assert.ok(nodesIn(root) < 700, String(nodesIn(root)));
      const total = root.children.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      assert.equal(total, root.sizeBytes);
      const [large, folder] = root.children;
      assert.deepEqual([large?.path, folder?.path, folder?.fileCount], ['large', 'many', 50_000]);
      const { children } = mapOf(read, 'many/3');
      assert.deepEqual(children.map(({ kind }) => kind).filter((kind) => kind === 'others').length, 1);
      const files = children.reduce((sum, { fileCount }) => sum + fileCount, 0);
      assert.equal(files, 1000);
    });
  });
});
