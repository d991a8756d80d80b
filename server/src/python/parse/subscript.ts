/** What stands in the brackets of a subscript. */
import type { Expression } from './ast';
import type { ParseContext } from './context';
import { parseItem } from './expression';

export function parseSubscript(context: ParseContext): Expression {
  context.next();
  const first = parseSlice(context);
  if (context.token !== ',') {
    context.expect(']');
    return first.kind === 'starred' ? { kind: 'tuple', items: [first] } : first;
  }
  const items = [first];
  while (context.accept(',') && !context.is(']')) items.push(parseSlice(context));
  context.expect(']');
  return { kind: 'tuple', items };
}

function parseSlice(context: ParseContext): Expression {
  const start = context.token === ':' ? undefined : parseItem(context);
  if (start && context.token !== ':') return start;
  context.expect(':');
  const stop = parseBound(context);
  const step = context.accept(':') ? parseBound(context) : undefined;
  return { kind: 'slice', start, stop, step };
}

function parseBound(context: ParseContext): Expression | undefined {
  const { token } = context;
  return token === ':' || token === ',' || token === ']' ? undefined : parseItem(context);
}
