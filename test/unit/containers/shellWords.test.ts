import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { breaksQuotation, shellOperatorIn, shellWords } from '../../../server/src/containers/shellWords';

describe('Words of a shell', () => {
  it('end at blanks, and are kept together by quotes and backslashes', () => {
    assert.deepEqual(shellWords(`sh -c 'echo "a b"'`), ['sh', '-c', 'echo "a b"']);
    assert.deepEqual(shellWords('a\\ b "c \\" d"'), ['a b', 'c " d']);
    assert.deepEqual(shellWords(`a='b'"c"`), ['a=bc']);
    assert.deepEqual(shellWords("'' \t\n"), ['']);
    assert.deepEqual(shellWords(''), []);
  });

  it('are none where a quotation or an escape is not ended', () => {
    for (const text of ["it's", '"a', 'a\\', '"a\\"']) assert.equal(shellWords(text), undefined, text);
  });

  it('are no list any more behind an operator or a comment', () => {
    assert.equal(shellOperatorIn('a=1;b=2'), ';');
    assert.equal(shellOperatorIn('a <b>'), '<');
    assert.equal(shellOperatorIn('a #b'), '#');
    assert.equal(shellOperatorIn(`a#b 'c;d' "e&f" g\\;h`), undefined);
  });
});

describe('A quotation around a text', () => {
  it('is broken by blanks between its double quotes', () => {
    assert.ok(breaksQuotation('sh -c "echo hi"'));
    assert.ok(breaksQuotation('a="b" c="d e"'));
  });

  it('holds where there are none, or the quotes are escaped', () => {
    for (const text of ['a b', 'a "b" c', 'sh -c \\"echo hi\\"', '']) assert.ok(!breaksQuotation(text), text);
  });
});
