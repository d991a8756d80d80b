import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from '../../../server/src/syntax/bitbake/parse';
import { reparse } from '../../../server/src/syntax/bitbake/reparse';

const text = 'A = "1"\n\ndo_x() {\n    echo\n}\n\nB = "2"\nC = "3"\n';

describe('reparse', () => {
  test('Keeps the statements that an edit does not touch', () => {
    const old = parse(text, 'recipe');
    const edited = reparse(old, { start: text.indexOf('echo'), end: text.indexOf('echo') + 4, text: 'printf x' });
    assert.equal(edited.text, text.replace('echo', 'printf x'));
    assert.equal(edited.statements[0], old.statements[0]);
    assert.equal(edited.statements.at(-1), old.statements.at(-1));
    assert.notEqual(edited.statements[2], old.statements[2]);
  });

  test('Gives what a full parse gives when a function loses its brace and gets it back', () => {
    const old = parse(text, 'recipe');
    const brace = text.indexOf('}');
    const open = reparse(old, { start: brace, end: brace + 1, text: '' });
    assert.deepEqual(open, parse(open.text, 'recipe'));
    const closed = reparse(open, { start: brace, end: brace, text: '}' });
    assert.deepEqual(closed, old);
  });

  test('Gives what a full parse gives when an edit makes the next line part of a def', () => {
    const before = 'def f(d):\n    return 1\nB = "2"\n';
    const old = parse(before, 'recipe');
    const edited = reparse(old, { start: before.indexOf('B'), end: before.indexOf('B'), text: '    ' });
    assert.deepEqual(edited, parse(edited.text, 'recipe'));
  });
});
