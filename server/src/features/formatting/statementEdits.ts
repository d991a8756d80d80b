/** The edits inside one statement. */
import type { LineIndex } from '../../base/lineIndex';
import { parse } from '../../syntax/bitbake/parse';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { trailingBlanks } from './blanks';
import { type FormattingEdit, formattedText } from './edit';
import { untidyGaps } from './gaps';
import { isSameReading } from './sameReading';

/**
 * The edits that tidy up a statement, in the order of the text; none if BitBake would read another statement afterwards: `inherit="x"` sets a
 * variable of that name, and `inherit = "x"` inherits the class `=`.
 */
export function statementEdits(tree: SyntaxTree, lines: LineIndex, index: number): readonly FormattingEdit[] {
  const statement = tree.statements[index];
  if (!statement || statement.kind === 'comment') return [];
  const start = tree.starts[index] ?? 0;
  const end = start + statement.length;
  const gaps = untidyGaps(tree, index).map((gap) => ({
    span: { start: start + gap.start, end: start + gap.end },
    text: ' ',
  }));
  const trailing = trailingBlanks(tree.text, lines, { start, end }).map((span) => ({ span, text: '' }));
  const edits = [...gaps, ...trailing].sort((first, second) => first.span.start - second.span.start);
  return edits.length === 0 || keepsReading(tree, index, edits) ? edits : [];
}

function keepsReading(tree: SyntaxTree, index: number, edits: readonly FormattingEdit[]): boolean {
  const statement = tree.statements[index];
  const start = tree.starts[index] ?? 0;
  if (!statement) return false;
  const own = edits.map(({ span, text }) => ({ span: { start: span.start - start, end: span.end - start }, text }));
  const tidied = parse(formattedText(tree.text.slice(start, start + statement.length), own), tree.dialect);
  const [only] = tidied.statements;
  if (!only || tidied.statements.length > 1) return false;
  return isSameReading({ tree, start, statement }, { tree: tidied, start: 0, statement: only });
}
