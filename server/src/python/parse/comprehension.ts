/** Comprehensions and generator expressions. */
import type { Comprehension, ComprehensionClause, Expression } from './ast';
import type { ParseContext } from './context';
import { parseDisjunction } from './operators';
import { Scope } from './scope';
import { parseLoopTarget } from './target';

/**
 * Parses the clauses, from the first `for` to the closing bracket. The element stands before them and has been read as if it belonged to
 * the scope around: `:=` binds there anyhow, and a `yield` in it, told by the count before it, is an error.
 */
export function parseComprehension(
  context: ParseContext,
  makes: Comprehension['makes'],
  element: Expression,
  value: Expression | undefined,
  yieldCount: number,
): Expression {
  if (element.kind === 'starred') return context.fail();
  const outer = context.scope;
  const scope = new Scope('comprehension', outer);
  const clauses: ComprehensionClause[] = [];
  let isAsynchronous = false;
  while (context.token === 'for' || context.token === 'async') {
    isAsynchronous ||= context.accept('async');
    context.expect('for');
    context.scope = scope;
    const target = parseLoopTarget(context);
    context.expect('in');
    // The first iterable is evaluated outside.
    if (clauses.length === 0) context.scope = outer;
    const iterable = parseNested(context);
    context.scope = scope;
    const conditions: Expression[] = [];
    while (context.accept('if')) conditions.push(parseNested(context));
    clauses.push({ target, iterable, conditions });
  }
  context.scope = outer;
  if (context.yieldCount > yieldCount) return context.fail('This `yield` stands in a comprehension.');
  scope.depth = Math.max(1, context.peak - context.depth);
  if (isAsynchronous) return { kind: 'unsupported', why: 'runs asynchronously' };
  return { kind: 'comprehension', makes, element, value, clauses, scope };
}

function parseNested(context: ParseContext): Expression {
  context.descend();
  const expression = parseDisjunction(context);
  context.depth--;
  return expression;
}
