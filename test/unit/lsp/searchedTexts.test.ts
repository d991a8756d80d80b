import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SearchedTexts } from '../../../server/src/lsp/searchedTexts';
import type { FileReader } from '../../../server/src/project/files';

test('A text is read once until its file changes', () => {
  const disk = new Map([['/layer/a.bb', 'A = "1"']]);
  const texts = new SearchedTexts(readerOf(disk));
  assert.equal(texts.read('/layer/a.bb'), 'A = "1"');
  disk.set('/layer/a.bb', 'A = "2"');
  assert.equal(texts.read('/layer/a.bb'), 'A = "1"');
  texts.forget('/layer/a.bb');
  assert.equal(texts.read('/layer/a.bb'), 'A = "2"');
});

test('A folder that changes takes the texts below it along, and only those', () => {
  const disk = new Map([
    ['/layer/a/a.bb', 'A = "1"'],
    ['/layer/ab.bb', 'B = "1"'],
  ]);
  const texts = new SearchedTexts(readerOf(disk));
  for (const path of disk.keys()) texts.read(path);
  disk.clear();
  texts.forget('/layer/a');
  assert.equal(texts.read('/layer/a/a.bb'), undefined);
  assert.equal(texts.read('/layer/ab.bb'), 'B = "1"');
});

function readerOf(disk: ReadonlyMap<string, string>): FileReader {
  const missing = { kind: 'failure', reason: 'missing', message: 'missing' } as const;
  return {
    bytes: (path) => (disk.has(path) ? new TextEncoder().encode(disk.get(path)) : missing),
    status: (path) => (disk.has(path) ? { kind: 'file', sizeBytes: disk.get(path)?.length ?? 0 } : undefined),
    list: () => missing,
    realPath: (path) => path,
  };
}
