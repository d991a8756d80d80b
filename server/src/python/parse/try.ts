/** `try` with its handlers. */
import type { Handler, StatementKind } from './ast';
import { fail, type ParseContext, type SyntaxNode } from './context';
import { parseExpression } from './expression';
import { parseBody, parseElse } from './statement';

export function parseTry(context: ParseContext, children: readonly SyntaxNode[]): StatementKind {
  const [keyword, body] = children;
  if (!keyword || !body) throw new Error('a try without a body');
  const parsedBody = parseBody(context, body);
  const handlers: Handler[] = [];
  for (let index = 2; index < children.length; index++) {
    if (children[index]?.name !== 'except') continue;
    const end = children.findIndex((child, at) => at > index && child.name === 'Body');
    handlers.push(parseHandler(context, children.slice(index, end + 1)));
    index = end;
  }
  const finalIndex = children.findIndex((child) => child.name === 'finally');
  const final = finalIndex < 0 ? undefined : children[finalIndex + 1];
  if (handlers.length === 0 && !final) fail(keyword, 'This `try` has no `except` or `finally`.');
  return {
    kind: 'try',
    body: parsedBody,
    handlers,
    otherwise: parseElse(context, children),
    final: final ? parseBody(context, final) : [],
  };
}

/** From `except` to its body. */
function parseHandler(context: ParseContext, nodes: readonly SyntaxNode[]): Handler {
  const [keyword, type, as, nameNode] = nodes;
  const body = nodes.at(-1);
  if (!keyword || !body) throw new Error('an except without a body');
  if (type?.name === '*' || as?.name === ',') return fail(keyword);
  const parsedType = type && type !== body ? parseExpression(context, type) : undefined;
  const name = as?.name === 'as' && nameNode ? context.text(nameNode) : undefined;
  if (name !== undefined) context.bind(name);
  return { type: parsedType, name, body: parseBody(context, body) };
}
