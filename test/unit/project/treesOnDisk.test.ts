import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FileReader, FileStatus } from '../../../server/src/project/files';
import { treesOnDisk } from '../../../server/src/project/resolution/treesOnDisk';

/** A reader of one file, which counts how often its bytes are asked for. */
function oneFile(status: FileStatus, text: string): { readonly reader: FileReader; readonly reads: () => number } {
  let count = 0;
  const bytes = () => {
    count++;
    return new TextEncoder().encode(text);
  };
  const reader = { bytes, status: () => status, list: () => [], realPath: (path: string) => path };
  return { reader, reads: () => count };
}

describe('treesOnDisk', () => {
  test('Parses a file once', () => {
    const { reader, reads } = oneFile({ kind: 'file', sizeBytes: 8 }, 'A = "1"\n');
    const trees = treesOnDisk(reader, 10);
    assert.equal(trees.read('/a.inc').kind, 'tree');
    assert.equal(trees.read('/a.inc'), trees.read('/a.inc'));
    assert.equal(reads(), 1);
  });

  test('Does not read a file that is too large, unless the caller wants it', () => {
    const { reader, reads } = oneFile({ kind: 'file', sizeBytes: 6 * 1024 * 1024 }, 'A = "1"\n');
    assert.equal(treesOnDisk(reader, 10).read('/a.inc').kind, 'tooLarge');
    assert.equal(reads(), 0);
    assert.equal(treesOnDisk(reader, 10, Number.POSITIVE_INFINITY).read('/a.inc').kind, 'tree');
  });

  test('Opens nothing that is no regular file', () => {
    const { reader, reads } = oneFile({ kind: 'other', sizeBytes: 0 }, '');
    assert.equal(treesOnDisk(reader, 10).read('/pipe.inc').kind, 'missing');
    assert.equal(reads(), 0);
  });
});
