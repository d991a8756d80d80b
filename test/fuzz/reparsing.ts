/** Edit after edit, the tree that reuses the old one equals a tree made from nothing. */
import assert from 'node:assert/strict';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { reparse } from '../../server/src/syntax/bitbake/reparse';
import type { SyntaxTree } from '../../server/src/syntax/bitbake/tree';
import type { Document } from './documents';
import { applyEdit, randomEdit } from './edits';
import type { Random } from './random';

/** Long enough to get a document into strange states, short enough to be told apart in a report. */
const editsPerDocument = 50;

/** Makes so many random edits on documents from `nextDocument`; returns how many statements were kept from old trees. */
export function checkReparsing(
  random: Random,
  editCount: number,
  nextDocument: () => Document,
): { kept: number; made: number } {
  let kept = 0;
  let made = 0;
  for (let done = 0; done < editCount; ) {
    const { text, dialect } = nextDocument();
    let tree = parse(text, dialect);
    for (let step = 0; step < editsPerDocument && done < editCount; step++, done++) {
      const edit = randomEdit(random, tree.text);
      const edited = reparse(tree, edit);
      assert.equal(edited.text, applyEdit(tree.text, edit));
      assertSameTree(edited, parse(edited.text, dialect), () => JSON.stringify({ dialect, text: tree.text, edit }));
      const old = new Set(tree.statements);
      kept += edited.statements.filter((statement) => old.has(statement)).length;
      made += edited.statements.length;
      tree = edited;
    }
  }
  return { kept, made };
}

function assertSameTree(actual: SyntaxTree, expected: SyntaxTree, describe: () => string): void {
  // Comparing serialised statements is many times faster than a deep comparison of objects.
  const same =
    actual.statements.length === expected.statements.length &&
    actual.statements.every(
      (statement, index) => JSON.stringify(statement) === JSON.stringify(expected.statements[index]),
    );
  if (!same) assert.deepEqual(actual.statements, expected.statements, describe());
  assert.deepEqual(actual.starts, expected.starts, describe());
}
