import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, parseTo } from '../../../server/src/syntax/bitbake/parse';

const text = 'A = "1"\nB = "\\\n  2"\ndo_install() {\n    :\n}\nC = "3"\n';

test('A tree that ends early has the first statements of the whole one', () => {
  const whole = parse(text, 'recipe').statements;
  for (let end = 0; end <= text.length; end++) {
    const { statements, starts } = parseTo(text, 'recipe', end);
    assert.deepEqual(statements, whole.slice(0, statements.length));
    const next = starts.at(-1) ?? 0;
    assert.ok(next >= end && (statements.length === 0 || (starts.at(-2) ?? 0) < end), `at ${end}`);
  }
});
