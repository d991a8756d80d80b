/**
 * Brings the blanks of a BitBake file in order, and leaves every value, flag, task and function as it is.
 *
 * What BitBake does not see is changed: blanks around an operator, before the argument of a directive and in the opening line of a function;
 * blanks at the end of a line, which BitBake strips before all else, also in functions; blank lines, more than two in a row and at
 * the end of the file; a missing line end there.
 *
 * What it does see stays. The blanks that begin a continuation line belong to the value, to the last one: they reach the datastore, task
 * signatures and the package's control file, so they are aligned while they are typed (`typing.ts`) and never afterwards. The
 * blank lines after a `def` belong to its text. Comments stay, and so do statements that BitBake rejects.
 */
import { LineIndex } from '../base/lineIndex';
import type { Span } from '../base/span';
import type { Blank, Statement, SyntaxTree } from '../syntax/bitbake/tree';
import { trailingBlanks } from './formatting/blanks';
import type { FormattingEdit } from './formatting/edit';
import { statementEdits } from './formatting/statementEdits';

/** Between statements; more of them say nothing more. */
const blankLinesKept = 2;

/**
 * The edits in the order of the text, for the statements that a range meets or for all. They do not overlap, and to apply them once is
 * enough: the text that they give needs none.
 */
export function formattingEdits(tree: SyntaxTree, range?: Span): readonly FormattingEdit[] {
  const lines = new LineIndex(tree.text);
  const edits: FormattingEdit[] = [];
  const end = endOfCertainty(tree.statements);
  for (let index = 0; index < end; index++) {
    const statement = tree.statements[index];
    const start = tree.starts[index] ?? 0;
    if (!statement || isRejected(statement) || (range && !meets(range, start, statement))) continue;
    if (statement.kind === 'blank') edits.push(...blankEdits(tree, lines, index, statement));
    else edits.push(...statementEdits(tree, lines, index), ...lastLineEnd(tree, lines, index));
  }
  return edits;
}

/** BitBake counts all that follows an unclosed function to its body: where the next statement begins is a guess. */
function endOfCertainty(statements: readonly Statement[]): number {
  const unclosed = statements.findIndex((statement) => statement.kind === 'func' && !statement.closed);
  return unclosed === -1 ? statements.length : unclosed;
}

function isRejected({ problems }: Statement): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** An empty range lies at a cursor, and meets the statement on whose lines that stands. */
function meets(range: Span, start: number, { length }: Statement): boolean {
  return range.start < start + length && start < Math.max(range.end, range.start + 1);
}

function blankEdits(tree: SyntaxTree, lines: LineIndex, index: number, { length }: Blank): readonly FormattingEdit[] {
  const start = tree.starts[index] ?? 0;
  const end = start + length;
  if (end === tree.text.length) return [{ span: { start, end }, text: '' }];
  const kept = Math.min(end, lines.lineStart(lines.lineOf(start) + blankLinesKept));
  const edits = trailingBlanks(tree.text, lines, { start, end: kept }).map((span) => ({ span, text: '' }));
  return kept < end ? [...edits, { span: { start: kept, end }, text: '' }] : edits;
}

/** A line end behind the last statement, of the kind that the line before it has. */
function lastLineEnd({ text, statements }: SyntaxTree, lines: LineIndex, index: number): readonly FormattingEdit[] {
  if (index < statements.length - 1 || text.endsWith('\n') || text.endsWith('\r')) return [];
  const lastLine = lines.lineStart(lines.lineCount - 1);
  const lineEnd = /(?:\r\n?|\n)$/.exec(text.slice(Math.max(0, lastLine - 2), lastLine))?.[0] ?? '\n';
  return [{ span: { start: text.length, end: text.length }, text: lineEnd }];
}
