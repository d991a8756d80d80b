/** What holds for the formatting of any text: it changes nothing that BitBake reads, and a second pass changes nothing at all. */
import assert from 'node:assert/strict';
import { formattingEdits } from '../../server/src/features/formatting';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { differenceOfReadings, formatted } from '../corpus/formattedReading';
import type { Document } from './documents';

export function checkFormatting({ text, dialect }: Document): void {
  const tree = parse(text, dialect);
  let reach = 0;
  for (const { span } of formattingEdits(tree)) {
    assert.ok(reach <= span.start && span.start <= span.end && span.end <= text.length, 'Edits overlap');
    reach = span.end;
  }
  const once = formatted(text, dialect);
  assert.equal(differenceOfReadings(tree, parse(once, dialect)), undefined);
  assert.equal(formatted(once, dialect), once);
}
