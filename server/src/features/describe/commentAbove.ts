/** The comment that stands above a statement. */
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { statementIndexAt } from '../context/statementAt';

/** A longer comment speaks of more than the line below it. */
const commentLineLimit = 12;

/** The lines right above the statement at the offset, in one and without their marks; nothing of a comment that is long. */
export function commentAbove(tree: SyntaxTree, offset: number): string {
  const index = statementIndexAt(tree, offset);
  const lines: string[] = [];
  for (let above = (index ?? 0) - 1; tree.statements[above]?.kind === 'comment'; above--) {
    const text = tree.text.slice(tree.starts[above] ?? 0, tree.starts[above + 1]);
    lines.unshift(...text.trimEnd().split(/\r\n|\r|\n/));
  }
  return commentWords(lines);
}

/** The comment that the first lines of a function are. */
export function commentAtStart(body: string): string {
  const lines: string[] = [];
  for (const line of body.split(/\r\n|\r|\n/)) {
    if (!line.trimStart().startsWith('#')) break;
    lines.push(line.trim());
  }
  return commentWords(lines);
}

function commentWords(lines: readonly string[]): string {
  if (lines.length > commentLineLimit) return '';
  return lines
    .map((line) => line.replace(/^#+ ?/, ''))
    .join(' ')
    .trim();
}
