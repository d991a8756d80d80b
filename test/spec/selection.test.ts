/** What is selected step by step: a line each, from the inside out, with `⏎` for a line end. The last step, `the file`, holds everything. */
import assert from 'node:assert/strict';
import { selectionSpans } from '../../server/src/features/selection';
import { checkCursorCases, spannedText } from './cursorCase';

checkCursorCases('selection', (each) => {
  const { length } = each.file.tree.text;
  const spans = selectionSpans(each.file, each.offset);
  const shown = spans.map((span) =>
    span.start === 0 && span.end === length ? 'the file' : spannedText(each, span).replaceAll('\n', '⏎'),
  );
  assert.deepEqual(shown, each.expected);
});
