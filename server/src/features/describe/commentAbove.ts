/** Comments that say what a statement, a function or a file is. */
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

/** The first comment of a file that is more than a notice of its licence; nothing of one that stands below other statements. */
export function commentAtTop({ text, statements, starts }: SyntaxTree): string {
  let lines: string[] = [];
  for (const [index, { kind }] of statements.entries()) {
    if (kind === 'comment')
      lines.push(
        ...text
          .slice(starts[index], starts[index + 1])
          .trimEnd()
          .split(/\r\n|\r|\n/),
      );
    else if (kind !== 'blank') break;
    else if (wordsOf(lines) !== '') return wordsOf(lines);
    else lines = [];
  }
  return wordsOf(lines);
}

function wordsOf(lines: readonly string[]): string {
  return commentWords(lines.filter((line) => !notice.test(line)));
}

const notice = /copyright|spdx-|licen[cs]ed? under|released under|all rights reserved/i;

function commentWords(lines: readonly string[]): string {
  if (lines.length > commentLineLimit) return '';
  return lines
    .map((line) => line.replace(/^#+ ?/, ''))
    .join(' ')
    .trim();
}
