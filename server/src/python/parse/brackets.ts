/** Tuples, lists, sets, dicts, and the comprehensions that look like them. */
import type { DictItem, Expression } from './ast';
import { parseComprehension } from './comprehension';
import type { ParseContext } from './context';
import { parseExpression, parseItem, parseYield } from './expression';

/** `(...)`: a tuple, a generator, or an expression. */
export function parseParentheses(context: ParseContext): Expression {
  context.next();
  const expression = parseContent(context, ')');
  context.expect(')');
  return expression;
}

/** What stands in parentheses, up to what closes them; a whole source is read so too. */
export function parseContent(context: ParseContext, closing: ')' | 'end'): Expression {
  if (context.token === closing) return { kind: 'tuple', items: [] };
  if (context.token === 'yield') return parseYield(context);
  const { yieldCount } = context;
  const first = parseItem(context);
  if (isClause(context)) return parseComprehension(context, 'generator', first, undefined, yieldCount);
  if (context.token !== ',') return first.kind === 'starred' ? context.fail() : first;
  return { kind: 'tuple', items: parseRest(context, first, closing) };
}

export function parseBrackets(context: ParseContext): Expression {
  context.next();
  if (context.accept(']')) return { kind: 'list', items: [] };
  const { yieldCount } = context;
  const first = parseItem(context);
  const list: Expression = isClause(context)
    ? parseComprehension(context, 'list', first, undefined, yieldCount)
    : { kind: 'list', items: parseRest(context, first, ']') };
  context.expect(']');
  return list;
}

/** `{...}`: a dict or a set. */
export function parseBraces(context: ParseContext): Expression {
  context.next();
  if (context.accept('}')) return { kind: 'dict', entries: [] };
  const { yieldCount } = context;
  if (context.token === '**') return parseDict(context, parseEntry(context));
  const first = parseItem(context);
  if (context.accept(':')) {
    if (first.kind === 'starred') return context.fail();
    const value = parseExpression(context);
    if (!isClause(context)) return parseDict(context, { key: first, value });
    const comprehension = parseComprehension(context, 'dict', first, value, yieldCount);
    context.expect('}');
    return comprehension;
  }
  const set: Expression = isClause(context)
    ? parseComprehension(context, 'set', first, undefined, yieldCount)
    : { kind: 'set', items: parseRest(context, first, '}') };
  context.expect('}');
  return set;
}

function isClause({ token }: ParseContext): boolean {
  return token === 'for' || token === 'async';
}

/** The items from the first comma on. */
function parseRest(context: ParseContext, first: Expression, closing: string): Expression[] {
  const items = [first];
  while (context.accept(',') && context.token !== closing) items.push(parseItem(context));
  return items;
}

function parseDict(context: ParseContext, first: DictItem): Expression {
  const entries = [first];
  while (context.accept(',') && context.token !== '}') entries.push(parseEntry(context));
  context.expect('}');
  return { kind: 'dict', entries };
}

function parseEntry(context: ParseContext): DictItem {
  if (context.accept('**')) return { key: undefined, value: parseExpression(context) };
  const key = parseExpression(context);
  context.expect(':');
  return { key, value: parseExpression(context) };
}
