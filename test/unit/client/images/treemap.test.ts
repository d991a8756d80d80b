import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SpaceNode } from '../../../../client/src/imageProtocol';
import { shareText, spaceFacts, spaceName } from '../../../../client/src/images/spaceWords';
import { neighbour, type PlacedNode, type Rectangle, squarified, treemap } from '../../../../client/src/images/treemap';

const room: Rectangle = { left: 0, top: 0, width: 600, height: 400 };

function file(path: string, sizeBytes: number): SpaceNode {
  return { kind: 'file', path, sizeBytes, fileCount: 1, layer: 0, children: [] };
}

function folder(path: string, children: readonly SpaceNode[]): SpaceNode {
  const sum = (of: (node: SpaceNode) => number) => children.reduce((total, child) => total + of(child), 0);
  const [sizeBytes, fileCount] = [sum((node) => node.sizeBytes), sum((node) => node.fileCount)];
  return { kind: 'folder', path, sizeBytes, fileCount, layer: 1, children };
}

const area = ({ width, height }: Rectangle): number => width * height;

describe('Squarified rectangles', () => {
  it('fill the room, each as large as its share of it', () => {
    // The example of the paper: 6 by 4, divided among 6, 6, 4, 3, 2, 2 and 1.
    const sizes = [6, 6, 4, 3, 2, 2, 1];
    const rectangles = squarified(sizes, { left: 0, top: 0, width: 6, height: 4 });
    for (const [index, rectangle] of rectangles.entries()) {
      assert.ok(Math.abs(area(rectangle) - (sizes[index] ?? 0)) < 1e-9);
      assert.ok(rectangle.left >= 0 && rectangle.left + rectangle.width <= 6 + 1e-9);
      assert.ok(rectangle.top >= 0 && rectangle.top + rectangle.height <= 4 + 1e-9);
    }
    const [first, second, third] = rectangles;
    assert.deepEqual(first, { left: 0, top: 0, width: 3, height: 2 });
    assert.deepEqual(second, { left: 0, top: 2, width: 3, height: 2 });
    assert.deepEqual([third?.left, third?.top], [3, 0]);
  });

  it('do not overlap, and are near to squares', () => {
    const sizes = Array.from({ length: 60 }, (_, index) => 1000 / (index + 1));
    const rectangles = squarified(sizes, room);
    for (const [index, one] of rectangles.entries()) {
      const ratio = Math.max(one.width / one.height, one.height / one.width);
      assert.ok(ratio < 4, `${index}: ${ratio}`);
      for (const other of rectangles.slice(index + 1)) {
        const across = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
        const down = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
        assert.ok(across < 1e-6 || down < 1e-6);
      }
    }
  });

  it('have no room for what takes none', () => {
    assert.deepEqual(squarified([], room), []);
    for (const sizes of [[0], [0, 0], [5, 0]]) {
      const rectangles = squarified(sizes, room);
      assert.equal(rectangles.length, sizes.length);
      assert.equal(area(rectangles.at(-1) ?? room), 0);
    }
    const flat = squarified([1, 2], { left: 0, top: 0, width: 0, height: 10 });
    assert.ok(flat.every((rectangle) => area(rectangle) === 0));
  });
});

const root = folder('', [
  folder('usr', [folder('usr/lib', [file('usr/lib/a', 600), file('usr/lib/b', 300)]), file('usr/c', 100)]),
  folder('bin', [file('bin/d', 500)]),
  file('etc', 1),
]);
const placed = treemap(root, room.width, room.height);
const at = (path: string): number => placed.findIndex(({ node }) => node.path === path);

describe('The map of a folder', () => {
  it('has what is in a folder inside of it, below its name', () => {
    for (const { node, rectangle, parent, level } of placed) {
      const outer = parent === undefined ? undefined : placed[parent];
      assert.equal(level, node.path.split('/').length);
      if (!outer) continue;
      assert.ok(outer.isOpened && node.path.startsWith(`${outer.node.path}/`));
      assert.ok(rectangle.top >= outer.rectangle.top + 18);
      assert.ok(rectangle.left + rectangle.width < outer.rectangle.left + outer.rectangle.width);
    }
    assert.ok(at('usr/lib/a') >= 0);
  });

  it('opens no folder that is too small for its name, and leaves out what nobody would see', () => {
    const small = treemap(root, 50, 50);
    assert.ok(small.every(({ isOpened }) => !isOpened));
    assert.ok(small.every(({ rectangle }) => rectangle.width >= 3 && rectangle.height >= 3));
    assert.ok(!small.some(({ node }) => node.path === 'etc'));
    assert.deepEqual(treemap(root, 0, 0), []);
  });

  it('is quick with as many rectangles as it is ever given', () => {
    const wide = folder(
      '',
      Array.from({ length: 600 }, (_, index) => file(`file-${index}`, 1000 - index)),
    );
    const start = performance.now();
    treemap(wide, 1200, 600);
    const tookMs = performance.now() - start;
    assert.ok(tookMs < 50, `${tookMs} ms`);
  });
});

describe('An arrow key in the map', () => {
  const names = (index: number | undefined) => (index === undefined ? undefined : placed[index]?.node.path);

  it('leads to the neighbour in the same folder, and back', () => {
    const [usr, bin] = [at('usr'), at('bin')];
    assert.equal(names(neighbour(placed, usr, 'right')), 'bin');
    assert.equal(neighbour(placed, bin, 'left'), usr);
  });

  it('leads out of a folder to the neighbour of that, and nowhere at the edge', () => {
    assert.equal(names(neighbour(placed, at('usr/lib/a'), 'left')), undefined);
    assert.equal(names(neighbour(placed, at('bin/d'), 'left')), 'usr');
    assert.equal(neighbour(placed, at('usr'), 'up'), undefined);
  });

  it('reaches everything that there is in a folder', () => {
    const grid = treemap(
      folder(
        '',
        Array.from({ length: 30 }, (_, index) => file(`${index}`, 100 - 3 * index)),
      ),
      600,
      400,
    );
    const reached = new Set([0]);
    for (const index of reached) {
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const next = neighbour(grid as readonly PlacedNode[], index, direction);
        if (next !== undefined) reached.add(next);
      }
    }
    assert.equal(reached.size, grid.length);
  });
});

describe('What is said of a rectangle', () => {
  it('is its path, its size and its share, and the layer that it is from', () => {
    const usr = root.children[0] ?? root;
    assert.equal(
      spaceFacts(usr, root).join(', '),
      '/usr, folder, 3 files, 1.0 KB, 67 % of the image, most of it from layer 2',
    );
    const c = usr.children[1] ?? usr;
    assert.equal(spaceFacts(c, usr).join(', '), '/usr/c, 100 B, 10 % of /usr, from layer 1');
    const others: SpaceNode = { ...usr, kind: 'others', fileCount: 1204, sizeBytes: 3 };
    assert.equal(spaceName(others), '1,204 others');
    assert.equal(spaceFacts(others, root)[0], '1,204 others in /usr');
    assert.deepEqual([shareText(1, 1000), shareText(0, 5), shareText(0, 0)], ['< 1 %', '0 %', '0 %']);
  });
});
