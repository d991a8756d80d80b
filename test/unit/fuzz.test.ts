/** A short, repeatable piece of `npm run fuzz`. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { caseDocuments, composedDocument } from '../fuzz/documents';
import { isSuperlinear, measureGrowth } from '../fuzz/growth';
import { checkMutations } from '../fuzz/mutations';
import { seededRandom } from '../fuzz/random';
import { checkReparsing } from '../fuzz/reparsing';

describe('the parser under random texts', () => {
  const cases = caseDocuments();

  test('Gives the same tree after 500 random edits as from nothing, and keeps most statements', () => {
    const random = seededRandom(2);
    const { kept, made } = checkReparsing(random, 500, () => composedDocument(random, cases));
    assert.ok(kept > made / 4, `kept ${kept} of ${made}`);
  });

  test('Never throws, prints every text back and keeps its spans inside over 2,000 damaged texts', () => {
    const random = seededRandom(1);
    checkMutations(random, 2000, () => random.pick(cases));
  });

  test('Takes time in proportion to the length of texts made to be slow', () => {
    assert.deepEqual(measureGrowth(2).filter(isSuperlinear), []);
  });
});
