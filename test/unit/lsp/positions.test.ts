import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LineIndex } from '../../../server/src/base/lineIndex';
import { offsetAt, positionAt, spanOf } from '../../../server/src/lsp/positions';
import { pathOfUri, uriOfPath } from '../../../server/src/lsp/uris';

describe('Positions', () => {
  const text = 'ab\r\nc\rd\n\u{1f4e6}e\n';
  const lined = { text, lines: new LineIndex(text) };
  const at = (line: number, character: number) => offsetAt(lined, { line, character });

  it('are offsets in UTF-16', () => {
    assert.deepEqual([at(0, 1), at(1, 0), at(2, 1), at(3, 2)], [1, 4, 7, 10]);
    for (let offset = 0; offset <= text.length; offset++) {
      if (offset === 3) continue; // between `\r` and `\n`
      assert.equal(offsetAt(lined, positionAt(lined.lines, offset)), offset);
    }
  });

  it('end with their line', () => {
    assert.deepEqual([at(0, 99), at(1, 99), at(2, 99), at(3, 99)], [2, 5, 7, 11]);
  });

  it('end with the text and begin with it', () => {
    assert.deepEqual([at(4, 0), at(5, 0), at(99, 3), at(-1, 4), at(1, -3)], [12, 12, 12, 0, 4]);
    assert.equal(offsetAt({ text: '', lines: new LineIndex('') }, { line: 0, character: 5 }), 0);
  });

  it('make a range that runs backwards run forwards', () => {
    const range = { start: { line: 1, character: 1 }, end: { line: 0, character: 0 } };
    assert.deepEqual(spanOf(lined, range), { start: 0, end: 5 });
  });
});

describe('URIs', () => {
  it('stand for paths, however the client encodes them', () => {
    assert.equal(pathOfUri('file:///a%20b/c%2B.bb'), '/a b/c+.bb');
    assert.equal(pathOfUri(uriOfPath('/a b/#c%d.bb')), '/a b/#c%d.bb');
  });

  it('stand for themselves if they are no files', () => {
    for (const uri of ['untitled:Untitled-1', 'file:///a%2Fb', 'git:/x.bb?y']) assert.equal(pathOfUri(uri), uri);
    assert.equal(uriOfPath('untitled:Untitled-1'), 'untitled:Untitled-1');
  });
});
