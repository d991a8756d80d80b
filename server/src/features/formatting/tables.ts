/** Assignments in a row whose operators their author lined up in a column. */
import type { SyntaxTree } from '../../syntax/bitbake/tree';

/** Whether the operator stands in the same column as that of the statement right above or below: then the blanks before it stay. */
export function isOperatorInTable(tree: SyntaxTree, index: number): boolean {
  const column = operatorColumn(tree, index);
  return column !== -1 && (operatorColumn(tree, index - 1) === column || operatorColumn(tree, index + 1) === column);
}

/** -1 for what is no assignment, or one whose operator is going to move: then nothing is lined up with it. */
function operatorColumn({ text, starts, statements }: SyntaxTree, index: number): number {
  const statement = statements[index];
  if (statement?.kind !== 'assign') return -1;
  const { exported, name, flag, operatorSpan } = statement;
  const start = starts[index] ?? 0;
  if (name.start !== (exported ? 'export '.length : 0)) return -1;
  const gap = text.slice(start + (flag ? flag.end + 1 : name.end), start + operatorSpan.start);
  return /^ +$/.test(gap) ? operatorSpan.start : -1;
}
