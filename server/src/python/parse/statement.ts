/** Statements, and the blocks that they form. */
import type { Statement, StatementKind } from './ast';
import { parseCompound } from './compound';
import type { ParseContext } from './context';
import { parseSimple } from './simple';

/** Parses the statements of a whole source. */
export function parseStatements(context: ParseContext): Statement[] {
  const statements: Statement[] = [];
  while (context.token !== 'end') parseLine(context, statements);
  return statements;
}

/** Parses the colon and what it introduces: a block, or simple statements in the same line. */
export function parseBody(context: ParseContext): Statement[] {
  context.expect(':');
  const statements: Statement[] = [];
  if (context.token !== 'newline') {
    parseSimpleLine(context, statements);
    return statements;
  }
  context.next();
  context.expect('indent');
  while (!context.is('dedent')) parseLine(context, statements);
  context.next();
  return statements;
}

/** One compound statement, or a line of simple ones. */
function parseLine(context: ParseContext, into: Statement[]): void {
  const line = context.lineOf(context.start);
  context.descend();
  const compound = parseCompound(context);
  context.depth--;
  if (compound) into.push(located(line, compound));
  else parseSimpleLine(context, into);
}

function parseSimpleLine(context: ParseContext, into: Statement[]): void {
  do {
    if (context.token === 'newline') break;
    const line = context.lineOf(context.start);
    context.descend();
    into.push(located(line, parseSimple(context)));
    context.depth--;
  } while (context.accept(';'));
  context.expect('newline');
}

function located(line: number, statement: StatementKind): Statement {
  return Object.assign(statement, { line });
}
