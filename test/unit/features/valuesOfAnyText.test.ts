/** What is said of values in texts that nobody would write. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainVariable, variableAt } from '../../../server/src/features/explainVariable';
import { hover } from '../../../server/src/features/hover';
import { inlayHints } from '../../../server/src/features/inlayHints';
import { recipeValues } from '../../../server/src/features/recipeValues';
import { reportedErrors } from '../../../server/src/features/reportedErrors';
import type { SourceFile } from '../../../server/src/project/snapshot';
import { parse } from '../../../server/src/syntax/bitbake/parse';
import { caseDocuments, composedDocument } from '../../fuzz/documents';
import { applyEdit, randomEdit } from '../../fuzz/edits';
import { seededRandom } from '../../fuzz/random';
import { type EvaluatedProject, evaluatedProject, evaluatedRoot } from '../../spec/evaluatedProject';

const path = `${evaluatedRoot}/meta-virtualization/recipes-containers/images/any_1.0.bb`;

describe('Values of any text', () => {
  it('are told of without a failure', async () => {
    const project = await evaluatedProject();
    const random = seededRandom(5);
    const cases = caseDocuments();
    for (let count = 0; count < 300; count++) {
      let { text } = composedDocument(random, cases);
      for (let edits = random.below(4); edits > 0; edits--) text = applyEdit(text, randomEdit(random, text));
      try {
        checkFeatures(project, { path, tree: parse(text, 'recipe') }, random.below(text.length + 1));
      } catch (error) {
        throw new Error(`Fails on ${JSON.stringify(text)}`, { cause: error });
      }
    }
  });

  it('of one variable with a thousand operations take no longer than a moment', async () => {
    const project = await evaluatedProject();
    const text = 'A:append = "${@1}x"\n'.repeat(1000);
    const start = performance.now();
    checkFeatures(project, { path, tree: parse(text, 'recipe') }, 0);
    const ms = performance.now() - start;
    assert.ok(ms < 2000, `${ms} ms`);
  });
});

function checkFeatures(project: EvaluatedProject, file: SourceFile, offset: number): void {
  project.edit(file);
  const here = project.values.forFile(file);
  assert.ok(here?.recipe);
  hover(project.snapshot, file, offset, () => here);
  const name = variableAt(project.snapshot, file, offset, here);
  if (name !== undefined) explainVariable(name, here);
  const { length } = file.tree.text;
  for (const hint of inlayHints(file, { start: 0, end: length }, here)) assert.ok(hint.offset <= length);
  recipeValues(here);
  reportedErrors(file, here);
}
