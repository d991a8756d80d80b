import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectionSpans } from '../../../server/src/features/selection';
import { parse } from '../../../server/src/syntax/bitbake/parse';

test('Selecting takes at most a hundred steps, the last of which is the whole file', () => {
  const text = `python do_x() {\n    ${'('.repeat(5000)}a${')'.repeat(5000)}\n}\n`;
  const spans = selectionSpans({ path: '/x.bb', tree: parse(text, 'recipe') }, text.indexOf('a', 20));
  assert.equal(spans.length, 100);
  assert.deepEqual(spans.at(-1), { start: 0, end: text.length });
});
