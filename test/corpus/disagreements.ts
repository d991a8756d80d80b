/** Where our reading of a file differs from what BitBake's line parser made of it. */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { LineIndex } from '../../server/src/base/lineIndex';
import type { StatementReport } from '../../server/src/cli/statementReport';
import type { Problem, SyntaxTree } from '../../server/src/syntax/bitbake/tree';
import { statementsWithBodies } from '../conformance/functionBodies';
import {
  expectedStatement,
  physicalLineCount,
  type RecordedParse,
  recordedErrorLine,
  recordedWarningLines,
} from '../conformance/recordedAnswer';

/** BitBake's answers by file, from JSON lines `{"file","statements","error","log"}` as in `test/conformance/parser/README.md`. */
export function readOracle(path: string): Map<string, RecordedParse> {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const answer = JSON.parse(line) as RecordedParse & { file: string };
      return [answer.file, answer];
    }),
  );
}

/** One sentence for each difference: verdict, error line, warnings, and the first statement that differs. */
export function disagreements(tree: SyntaxTree, recorded: RecordedParse): string[] {
  const found: string[] = [];
  // The old override syntax is rejected by BitBake's evaluation, not by its line parser.
  const [first] = problemLines(tree, ({ severity, code }) => severity === 'error' && code !== 'old-override-syntax');
  if (recorded.error) {
    const line = recordedErrorLine(recorded.error, recorded.log ?? []);
    if (first === undefined) found.push(`BitBake stops (${recorded.error.message}), we do not`);
    else if (line !== undefined && first !== line) found.push(`BitBake stops at ${line}, we at ${first}`);
  } else if (first !== undefined) {
    found.push(`we stop at ${first}, BitBake does not`);
  }
  const ours = statementsWithBodies(tree);
  const lineCount = physicalLineCount(tree.text);
  const expected = recorded.statements.map((statement) => expectedStatement(statement, lineCount));
  const difference = firstDifference(recorded.error ? ours.slice(0, expected.length) : ours, expected);
  if (difference) found.push(difference);
  if (!recorded.error) {
    const got = problemLines(tree, ({ code }) => code === 'operator-spacing' || code === 'tab-in-python');
    const want = recordedWarningLines(recorded.log ?? []);
    if (!isDeepStrictEqual(got, want)) found.push(`BitBake warns at ${want.join(' ')}, we at ${got.join(' ')}`);
  }
  return found;
}

/** The lines that BitBake would name for the problems of a kind. */
function problemLines(tree: SyntaxTree, isWanted: (problem: Problem) => boolean): number[] {
  const lines = new LineIndex(tree.text);
  return tree.statements.flatMap(({ problems }, index) => {
    const firstLine = lines.lineOf(tree.starts[index] ?? 0) + 1;
    return problems.filter(isWanted).map(({ bitbakeLine }) => firstLine + bitbakeLine);
  });
}

function firstDifference(ours: readonly StatementReport[], expected: readonly StatementReport[]): string | undefined {
  const count = Math.max(ours.length, expected.length);
  for (let index = 0; index < count; index++) {
    if (isDeepStrictEqual(ours[index], expected[index])) continue;
    return `statement ${index + 1}: BitBake ${shown(expected[index])}, we ${shown(ours[index])}`;
  }
  return undefined;
}

function shown(statement: StatementReport | undefined): string {
  return statement ? JSON.stringify(statement).slice(0, 300) : 'sees none';
}
