import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImageFile } from '../../../../client/src/imageProtocol';
import { createFileTree, type FileTree, type ReadFolder } from '../../../../client/src/images/fileTree';
import { modeText, spokenFile } from '../../../../client/src/images/fileWords';
import { parentRow, rowNamed } from '../../../../client/src/images/treeMoves';
import { visibleText } from '../../../../client/src/images/visibleText';

function file(path: string, more: Partial<ImageFile> = {}): ImageFile {
  const nothing = { hasCapabilities: false, modified: null, target: null, hasEntries: false } as const;
  const owner = { mode: 0o644, uid: 0, gid: 0 };
  return { path, kind: 'file', sizeBytes: 1, fileCount: 1, ...owner, ...nothing, layer: 0, change: 'added', ...more };
}

function folder(path: string): ImageFile {
  return file(path, { kind: 'folder', hasEntries: true, mode: 0o755 });
}

/** Folders by their paths, read as the server gives them. */
function readFrom(folders: Readonly<Record<string, readonly ImageFile[]>>, asked: string[] = []): ReadFolder {
  return async (path, start, count) => {
    asked.push(`${path} ${start}`);
    const entries = folders[path] ?? [];
    return { kind: 'folder', entries: entries.slice(start, start + count), totalCount: entries.length };
  };
}

const small = {
  '': [folder('etc'), folder('usr'), file('init')],
  etc: [file('etc/passwd')],
  usr: [folder('usr/bin')],
  'usr/bin': [file('usr/bin/env')],
};

describe('The tree of files', () => {
  it('reads a folder when it is opened, and shows nothing of it once it is closed', async () => {
    const asked: string[] = [];
    const tree = createFileTree(readFrom(small, asked), () => {});
    await tree.start([]);
    assert.deepEqual(paths(tree), ['etc', 'usr', 'init']);
    await tree.toggle('usr');
    await tree.toggle('usr/bin');
    assert.deepEqual(paths(tree), ['etc', 'usr', ' usr/bin', '  usr/bin/env', 'init']);
    await tree.toggle('usr');
    assert.deepEqual(paths(tree), ['etc', 'usr', 'init']);
    assert.deepEqual(asked, [' 0', 'usr 0', 'usr/bin 0']);
  });

  it('leads from a row to the folder that it is in, and to the next name that begins as typed', async () => {
    const tree = createFileTree(readFrom(small), () => {});
    await tree.start(['usr', 'usr/bin']);
    assert.deepEqual(paths(tree), ['etc', 'usr', ' usr/bin', '  usr/bin/env', 'init']);
    assert.deepEqual(
      [3, 2, 1, 0].map((from) => parentRow(tree, from)),
      [2, 1, 1, 0],
    );
    assert.deepEqual(
      [0, 1, 4].map((from) => rowNamed(tree, 'e', from)),
      [0, 3, 0],
    );
    assert.equal(rowNamed(tree, 'usr/', 0), undefined);
  });

  it('opens what was open before, and leaves out what is gone', async () => {
    const tree = createFileTree(readFrom(small), () => {});
    await tree.start(['usr/bin', 'usr', 'home']);
    assert.deepEqual(paths(tree), ['etc', 'usr', ' usr/bin', '  usr/bin/env', 'init']);
  });

  it('reads of a folder with a hundred thousand files only the parts that are looked at, and reads none twice', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => file(`file${index}`));
    const asked: string[] = [];
    const tree = createFileTree(readFrom({ '': many }, asked), () => {});
    await tree.start([]);
    assert.equal(tree.rowCount(), 100_000);
    assert.equal(tree.row(99_999)?.file, undefined);
    tree.need(99_990, 100_000);
    tree.need(99_990, 100_000);
    await new Promise(setImmediate);
    assert.equal(tree.row(99_999)?.file?.path, 'file99999');
    assert.deepEqual(asked, [' 0', ' 99500']);
  });

  it('says why there are no files, and does not ask on and on', async () => {
    let askedCount = 0;
    const read: ReadFolder = async () => {
      askedCount += 1;
      return { kind: 'failed', message: 'The layer is no tar.' };
    };
    const tree = createFileTree(read, () => tree.need(0, 10));
    await tree.start(['etc']);
    assert.equal(tree.failure(), 'The layer is no tar.');
    assert.equal(askedCount, 1);
  });

  it('tells a screen reader the place of a file among the others', async () => {
    const tree = createFileTree(readFrom(small), () => {});
    await tree.start(['etc']);
    const row = tree.row(1);
    assert.deepEqual([row?.level, row?.index, row?.siblingCount], [2, 0, 1]);
  });
});

describe('A file of an image', () => {
  it('has its mode as ls writes it', () => {
    const modes: readonly (readonly [ImageFile['kind'], number])[] = [
      ['file', 0o644],
      ['folder', 0o1777],
      ['file', 0o4755],
      ['file', 0o2644],
      ['symlink', 0o777],
    ];
    assert.deepEqual(
      modes.map(([kind, mode]) => modeText({ kind, mode })),
      ['-rw-r--r--', 'drwxrwxrwt', '-rwsr-xr-x', '-rw-r-Sr--', 'lrwxrwxrwx'],
    );
  });

  it('is read aloud with what the layer does to it', () => {
    const passwd = file('etc/passwd', { change: 'replaced', sizeBytes: 1200, layer: 2 });
    assert.equal(spokenFile(passwd, false), 'passwd, file, 1.2 KB, replaced, mode rw-r--r--, owner 0:0');
    assert.equal(spokenFile(passwd, true), 'passwd, file, 1.2 KB, from layer 3, mode rw-r--r--, owner 0:0');
  });

  it('cannot pass for another one with characters that are not seen', () => {
    assert.equal(visibleText('usr/bin/\u202egnp.sh\n'), 'usr/bin/\\u{202e}gnp.sh\\n');
    assert.equal(visibleText('Grüße 你好 – 100 %'), 'Grüße 你好 – 100 %');
  });
});

function paths(tree: FileTree): readonly string[] {
  return Array.from({ length: tree.rowCount() }, (_, index) => {
    const row = tree.row(index);
    return ' '.repeat((row?.level ?? 1) - 1) + (row?.file?.path ?? '?');
  });
}
