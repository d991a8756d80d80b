/** What the evaluator makes of small projects; `evaluationCase.ts` says how the cases are written. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { EvaluationCase } from './evaluationCase';
import { readMarkdownCases, updateExpected } from './markdownCases';

const folder = join(__dirname, 'evaluation');

for (const name of readdirSync(folder)) {
  const path = join(folder, name);
  if (process.env.UPDATE_EXPECTED === '1') {
    for (const word of ['values', 'history', 'project']) {
      updateExpected(path, word, (each) => {
        const block = each.blocks.find(({ info }) => info === word);
        return block ? new EvaluationCase(each).actual(block) : '';
      });
    }
  }
  describe(`evaluation/${name}`, () => {
    for (const each of readMarkdownCases(path)) {
      test(each.title, () => {
        const evaluated = new EvaluationCase(each);
        for (const block of evaluated.expectations) assert.equal(evaluated.actual(block), block.text);
      });
    }
  });
}
