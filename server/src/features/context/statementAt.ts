/** Finds the statement of an offset. */
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';

export interface PlacedStatement {
  /** Undefined behind the line end of the last statement, and in an empty file. */
  readonly statement: Statement | undefined;
  readonly start: number;
}

/** The statement on whose lines the offset stands. At the start of a line that is the statement which begins there. */
export function statementAt(tree: SyntaxTree, offset: number): PlacedStatement {
  const { starts, statements, text } = tree;
  let low = 0;
  let high = statements.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  if (offset >= text.length && (text === '' || text.endsWith('\n')))
    return { statement: undefined, start: text.length };
  return { statement: statements[low], start: starts[low] ?? 0 };
}
