/** The bodies of functions as BitBake keeps them, to be compared on top of what `metavirt parse` prints. */
import { LineIndex } from '../../server/src/base/lineIndex';
import { reportStatement, type StatementReport } from '../../server/src/cli/statementReport';
import { joinContinuations } from '../../server/src/syntax/bitbake/text';
import type { SyntaxTree } from '../../server/src/syntax/bitbake/tree';
import { trimmedEnd } from '../../server/src/syntax/pythonCharacters';

/** The statements of a tree as `metavirt parse` prints them, functions with their bodies. */
export function statementsWithBodies(tree: SyntaxTree): StatementReport[] {
  const lines = new LineIndex(tree.text);
  const statements: StatementReport[] = [];
  tree.statements.forEach((statement, index) => {
    const report = reportStatement(tree, index, lines);
    if (!report) return;
    const start = tree.starts[index] ?? 0;
    if (statement.kind === 'func') {
      const body = linesOf(tree.text, lines, start + statement.body.start, start + statement.body.end);
      statements.push({ ...report, body: [...body, ''].join('\n') });
    } else if (statement.kind === 'def') {
      const written = linesOf(tree.text, lines, start + statement.body.start, start + statement.body.end);
      const headerLast = statement.continued ? written.findIndex((line) => !line.endsWith('\\')) : 0;
      const header = joinContinuations(written.slice(0, headerLast + 1).join('\n'));
      statements.push({ ...report, body: withoutTrailingComments([header, ...written.slice(headerLast + 1)]) });
    } else {
      statements.push(report);
    }
  });
  return statements;
}

/**
 * A `def` without the blank and comment lines after it: BitBake hands them to Python, where they mean nothing, and an author counts
 * them to what follows.
 */
export function withoutTrailingComments(lines: readonly string[]): string {
  let end = lines.length;
  while (end > 1 && /^(#|$)/.test(lines[end - 1] ?? '')) end--;
  return lines.slice(0, end).join('\n');
}

/** The lines of `text[start, end)`, each without its trailing blanks. */
function linesOf(text: string, lines: LineIndex, start: number, end: number): string[] {
  const read: string[] = [];
  for (let at = start; at < end; ) {
    const next = Math.min(end, lines.lineStart(lines.lineOf(at) + 1));
    read.push(text.slice(at, trimmedEnd(text, at, next)));
    at = next;
  }
  return read;
}
