/** `try` with its handlers. */
import type { Handler, StatementKind } from './ast';
import { parseElse } from './compound';
import type { ParseContext } from './context';
import { parseExpression } from './expression';
import { parseBody } from './statement';

export function parseTry(context: ParseContext): StatementKind {
  const { start } = context;
  context.next();
  const body = parseBody(context);
  const handlers: Handler[] = [];
  while (context.token === 'except') handlers.push(parseHandler(context));
  const otherwise = handlers.length > 0 ? parseElse(context) : [];
  const hasFinal = context.accept('finally');
  if (handlers.length === 0 && !hasFinal) context.fail('This `try` has no `except` or `finally`.', start);
  return { kind: 'try', body, handlers, otherwise, final: hasFinal ? parseBody(context) : [] };
}

function parseHandler(context: ParseContext): Handler {
  context.next();
  const type = context.token === ':' ? undefined : parseExpression(context);
  const name = type && context.accept('as') ? context.expectName() : undefined;
  if (name !== undefined) context.bind(name);
  return { type, name, body: parseBody(context) };
}
