/** What holds for the tree of any text at all. */
import assert from 'node:assert/strict';
import type { Span } from '../../server/src/base/span';
import { reportTree } from '../../server/src/cli/parse';
import { expansionsIn, wordsIn } from '../../server/src/syntax/bitbake/expansions';
import { parse, print } from '../../server/src/syntax/bitbake/parse';
import type { Problem, Statement, SyntaxTree } from '../../server/src/syntax/bitbake/tree';
import type { Document } from './documents';

/** Parses the text and asserts that the tree is whole: nothing thrown, nothing lost, every span inside its statement. */
export function checkDocument({ text, dialect }: Document): void {
  const tree = parse(text, dialect);
  assert.equal(print(tree), text);
  checkStarts(tree);
  tree.statements.forEach((statement, index) => {
    checkStatement(tree, tree.starts[index] ?? 0, statement);
  });
  reportTree('any.bb', tree);
}

function checkStarts(tree: SyntaxTree): void {
  let at = 0;
  tree.statements.forEach((statement, index) => {
    assert.equal(tree.starts[index], at);
    assert.ok(statement.length > 0, `An empty ${statement.kind} at ${at}`);
    at += statement.length;
  });
  assert.equal(tree.starts[tree.statements.length], tree.text.length);
  assert.equal(at, tree.text.length);
}

function checkStatement(tree: SyntaxTree, start: number, statement: Statement): void {
  for (const value of Object.values(statement)) {
    if (isSpan(value)) checkSpan(value, statement);
  }
  for (const problem of statement.problems) checkProblem(problem, statement);
  if (statement.kind === 'assign') {
    const [from, to] = [start + statement.value.start, start + statement.value.end];
    checkParts(
      expansionsIn(tree.text, from, to).map((expansion) => expansion.span),
      from,
      to,
    );
    checkParts(wordsIn(tree.text, from, to), from, to);
  }
}

function checkProblem(problem: Problem, statement: Statement): void {
  checkSpan(problem.span, statement);
  let end = 0;
  for (const edit of problem.fix?.edits ?? []) {
    checkSpan(edit.span, statement);
    assert.ok(edit.span.start >= end, `${problem.code}: edits out of order`);
    end = edit.span.end;
  }
}

function checkSpan(span: Span, statement: Statement): void {
  assert.ok(
    0 <= span.start && span.start <= span.end && span.end <= statement.length,
    `A span ${span.start}-${span.end} in a ${statement.kind} of ${statement.length}`,
  );
}

function checkParts(parts: readonly Span[], from: number, to: number): void {
  let end = from;
  for (const part of parts) {
    assert.ok(end <= part.start && part.start <= part.end && part.end <= to, 'Parts that overlap or leave the value');
    end = part.start;
  }
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}
