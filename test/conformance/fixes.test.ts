/** A fix takes its problem away, and a fix of a mere warning leaves all statements as they were. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type FileReport, reportTree } from '../../server/src/cli/parse';
import { parse } from '../../server/src/syntax/bitbake/parse';
import type { Problem } from '../../server/src/syntax/bitbake/tree';
import { caseDocuments, type Document } from '../fuzz/documents';

describe('fixes in the conformance cases', () => {
  const fixable = caseDocuments().flatMap((document) =>
    problemsWithFixes(document).map((problem) => ({ document, ...problem })),
  );

  test('Each takes a problem of its kind away', () => {
    for (const { document, problem, start } of fixable) {
      const before = countOf(problem.code, document);
      const fixed = applied(document, problem, start);
      assert.ok(
        countOf(problem.code, fixed) < before,
        `${problem.fix?.title}: ${JSON.stringify([document.text, fixed.text])}`,
      );
    }
  });

  test('Those of warnings change no statement', () => {
    for (const { document, problem, start } of fixable.filter(({ problem }) => problem.severity === 'warning')) {
      const fixed = applied(document, problem, start);
      assert.deepEqual(reported(fixed).statements, reported(document).statements, problem.fix?.title);
    }
  });
});

function problemsWithFixes({ text, dialect }: Document): { problem: Problem; start: number }[] {
  const tree = parse(text, dialect);
  return tree.statements.flatMap(({ problems }, index) =>
    problems.filter(({ fix }) => fix).map((problem) => ({ problem, start: tree.starts[index] ?? 0 })),
  );
}

function applied({ text, dialect }: Document, problem: Problem, start: number): Document {
  let fixed = text;
  for (const edit of [...(problem.fix?.edits ?? [])].reverse()) {
    fixed = fixed.slice(0, start + edit.span.start) + edit.text + fixed.slice(start + edit.span.end);
  }
  return { text: fixed, dialect };
}

function countOf(code: Problem['code'], { text, dialect }: Document): number {
  return parse(text, dialect).statements.flatMap(({ problems }) => problems.filter((each) => each.code === code))
    .length;
}

function reported({ text, dialect }: Document): FileReport {
  return reportTree('any.bb', parse(text, dialect));
}
