/** Formatting, at once and while typing, on texts that nobody would write. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { editAfterTyping, typingTriggers } from '../../../server/src/features/typing';
import { parse } from '../../../server/src/syntax/bitbake/parse';
import { caseDocuments, composedDocument, type Document } from '../../fuzz/documents';
import { checkFormatting } from '../../fuzz/formatting';
import { checkMutations } from '../../fuzz/mutations';
import { type Random, seededRandom } from '../../fuzz/random';

describe('Any text', () => {
  const cases = caseDocuments();

  it('is read by BitBake as before once it is formatted, and needs no second formatting', () => {
    for (const each of cases) checkFormatting(each);
    const random = seededRandom(4);
    checkMutations(random, 500, () => someDocument(random, cases), checkFormatting);
  });

  it('is changed by a keystroke in the blanks of one line at most', () => {
    const random = seededRandom(5);
    checkMutations(
      random,
      2000,
      () => someDocument(random, cases),
      (document) => checkTyping(random, document),
    );
  });
});

function someDocument(random: Random, cases: readonly Document[]): Document {
  return random.chance(0.5) ? random.pick(cases) : composedDocument(random, cases);
}

function checkTyping(random: Random, { text, dialect }: Document): void {
  const offset = random.below(text.length + 1);
  const indentation = { spaces: random.chance(0.5), width: random.below(9) };
  const edit = editAfterTyping(parse(text, dialect), offset, random.pick(typingTriggers), indentation);
  if (!edit) return;
  assert.ok(edit.span.start <= offset && !/[\r\n]/.test(text.slice(edit.span.start, offset).replace(/\r$/, '')));
  assert.match(text.slice(edit.span.start, edit.span.end) + edit.text, /^\s*$/);
}
