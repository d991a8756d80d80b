/** A short, repeatable piece of `npm run fuzz`. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { caseDocuments, composedDocument } from '../fuzz/documents';
import { isSuperlinear, measureGrowth } from '../fuzz/growth';
import { fuzzImages } from '../fuzz/images';
import { checkMutations } from '../fuzz/mutations';
import { seededRandom } from '../fuzz/random';
import { fuzzConfiguration, fuzzRecipes } from '../fuzz/recipes';
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

describe('the evaluator under random recipes', () => {
  const cases = caseDocuments();

  test('Throws at none of 200 damaged and hostile recipes, and touches nothing', () => {
    const random = seededRandom(3);
    const next = () => (random.chance(0.5) ? random.pick(cases) : composedDocument(random, cases));
    // Times are measured by `npm run fuzz`: what loads the tests makes code several times slower.
    const { recipes, effects, failures } = fuzzRecipes(random, 200, fuzzConfiguration(undefined), next, {
      budgetMs: Number.POSITIVE_INFINITY,
      isHostile: true,
    });
    assert.equal(recipes, 200);
    assert.deepEqual(effects, []);
    assert.deepEqual(failures, []);
  });
});

describe('the reader of images under random damage', () => {
  test('Tells of every one of 300 images what is wrong with it, and shows no path out of it', async () => {
    const { opened, files, problems } = await fuzzImages(seededRandom(4), 300);
    assert.ok(opened > 150 && files > 300 && problems > 50, `${opened} opened, ${files} files, ${problems} problems`);
  });
});
