/** The places that change together: `LINE: WORD`, or `nothing`. */
import assert from 'node:assert/strict';
import { LineIndex } from '../../server/src/base/lineIndex';
import { linkedSpans } from '../../server/src/features/linkedEditing';
import { checkCursorCases, spannedText } from './cursorCase';

checkCursorCases('linkedEditing', (each) => {
  const lines = new LineIndex(each.file.tree.text);
  const spans = linkedSpans(each.file, each.offset);
  const shown = spans?.map((span) => `${lines.lineOf(span.start) + 1}: ${spannedText(each, span)}`);
  assert.deepEqual(shown ?? ['nothing'], each.expected);
});
