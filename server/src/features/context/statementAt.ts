/** Finds the statement of an offset. */
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';

export interface PlacedStatement {
  /** Undefined behind the line end of the last statement, and in an empty file. */
  readonly statement: Statement | undefined;
  readonly start: number;
}

/** The statement on whose lines the offset stands. At the start of a line that is the statement which begins there. */
export function statementAt(tree: SyntaxTree, offset: number): PlacedStatement {
  const index = statementIndexAt(tree, offset);
  if (index === undefined) return { statement: undefined, start: tree.text.length };
  return { statement: tree.statements[index], start: tree.starts[index] ?? 0 };
}

/** The number of that statement in the tree; undefined behind the line end of the last one, and in an empty file. */
export function statementIndexAt({ starts, statements, text }: SyntaxTree, offset: number): number | undefined {
  if (offset >= text.length && (text === '' || text.endsWith('\n'))) return undefined;
  let low = 0;
  let high = statements.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
