/** Expressions, by themselves and in lists. */
import { Unknown } from '../value';
import type { Expression } from './ast';
import type { ParseContext } from './context';
import { parseLambda } from './function';
import { parseDisjunction } from './operators';

/** A value; `:=` does not belong to it. */
export function parseExpression(context: ParseContext): Expression {
  context.descend();
  const expression = context.token === 'lambda' ? parseLambda(context) : parseConditional(context);
  context.depth--;
  return expression;
}

function parseConditional(context: ParseContext): Expression {
  const whenTrue = parseDisjunction(context);
  if (context.token !== 'if') return whenTrue;
  context.next();
  context.descend();
  const test = parseDisjunction(context);
  context.expect('else');
  const whenFalse = parseExpression(context);
  context.depth--;
  return { kind: 'conditional', test, whenTrue, whenFalse };
}

/** A value, or `name := value`. */
export function parseNamedExpression(context: ParseContext): Expression {
  const expression = parseExpression(context);
  if (context.token !== ':=') return expression;
  if (expression.kind !== 'name') return context.fail();
  context.next();
  const value = parseExpression(context);
  const { name } = expression;
  context.scope.assigning.bind(name);
  return { kind: 'walrus', name, value };
}

/** One of several things between commas, maybe with a star before it. */
export function parseItem(context: ParseContext): Expression {
  return context.accept('*') ? { kind: 'starred', value: parseExpression(context) } : parseNamedExpression(context);
}

/** What ends a list of expressions, behind a last comma. */
const LIST_ENDS: ReadonlySet<string> = new Set(['newline', ';', '=', ':', ')', ']', '}', '!', 'end']);

/** What stands where Python takes one value or a bare tuple. */
export function parseExpressionList(context: ParseContext): Expression {
  const first = parseListItem(context);
  if (context.token !== ',' && first.kind !== 'starred') return first;
  const items = [first];
  while (context.accept(',') && !LIST_ENDS.has(context.token)) items.push(parseListItem(context));
  return { kind: 'tuple', items };
}

function parseListItem(context: ParseContext): Expression {
  return context.accept('*') ? { kind: 'starred', value: parseExpression(context) } : parseExpression(context);
}

/** A list of expressions, or a `yield`. */
export function parseValue(context: ParseContext): Expression {
  return context.token === 'yield' ? parseYield(context) : parseExpressionList(context);
}

export function parseYield(context: ParseContext): Expression {
  context.next();
  context.descend();
  context.yieldCount++;
  const { scope } = context;
  scope.hasYield = true;
  const isFrom = context.accept('from');
  const isBare = !isFrom && LIST_ENDS.has(context.token);
  const value = isBare ? undefined : isFrom ? parseExpression(context) : parseExpressionList(context);
  context.depth--;
  if (scope.kind !== 'function') return { kind: 'constant', value: new Unknown('yields outside of a function') };
  return { kind: 'yield', value, isFrom };
}
