/** Parses a whole BitBake file, and prints it back. */
import { source } from './source';
import { parseStatement } from './statement';
import type { Dialect, Statement, SyntaxTree } from './tree';

/**
 * The tree of a text, read as BitBake's handler for the dialect reads it. Total: any text gives a tree whose statements
 * cover it without a gap. What BitBake rejects or warns of is in the statements' `problems`.
 */
export function parse(text: string, dialect: Dialect): SyntaxTree {
  return parseTo(text, dialect, text.length);
}

/** The same tree without the statements that start at `end` or behind it: a search has no use for them. */
export function parseTo(text: string, dialect: Dialect, end: number): SyntaxTree {
  const statements: Statement[] = [];
  const from = source(text, dialect);
  for (let at = 0; at < Math.min(end, text.length); ) {
    const statement = parseStatement(from, at);
    statements.push(statement);
    at += statement.length;
  }
  return treeOf(text, dialect, statements);
}

export function treeOf(text: string, dialect: Dialect, statements: readonly Statement[]): SyntaxTree {
  const starts = new Int32Array(statements.length + 1);
  let at = 0;
  for (let index = 0; index < statements.length; index++) {
    starts[index] = at;
    at += statements[index]?.length ?? 0;
  }
  starts[statements.length] = at;
  return { text, dialect, statements, starts };
}

/** The text of a tree, statement by statement: equal to what was parsed, byte for byte. */
export function print(tree: SyntaxTree): string {
  let at = 0;
  let printed = '';
  for (const statement of tree.statements) {
    printed += tree.text.slice(at, at + statement.length);
    at += statement.length;
  }
  return printed;
}
