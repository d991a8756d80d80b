/** What can be assigned to. */
import type { Expression, Target } from './ast';
import type { ParseContext } from './context';
import { parseOperand } from './operators';

/** Parses what stands between `for` and `in`, and binds its names. */
export function parseLoopTarget(context: ParseContext): Target {
  const { start } = context;
  const first = parseItem(context);
  if (context.token !== ',' && first.kind !== 'starred') return targetOf(context, first, start);
  const items = [first];
  while (context.accept(',')) {
    if (context.token === 'in') break;
    items.push(parseItem(context));
  }
  return targetOf(context, { kind: 'tuple', items }, start);
}

function parseItem(context: ParseContext): Expression {
  context.descend();
  const isStarred = context.accept('*');
  const value = parseOperand(context);
  context.depth--;
  return isStarred ? { kind: 'starred', value } : value;
}

/** The expression as a target; its names are bound. */
export function targetOf(context: ParseContext, expression: Expression, offset: number): Target {
  switch (expression.kind) {
    case 'name':
      context.bind(expression.name);
      return expression;
    case 'attribute':
    case 'subscript':
      return expression;
    case 'list':
    case 'tuple': {
      const starIndex = expression.items.findIndex((item) => item.kind === 'starred');
      const items = expression.items.map((item, index) => {
        if (item.kind !== 'starred') return targetOf(context, item, offset);
        return index === starIndex
          ? targetOf(context, item.value, offset)
          : context.fail('Only one target may have a star.', offset);
      });
      return { kind: 'unpack', items, starIndex: starIndex < 0 ? undefined : starIndex };
    }
    default:
      return context.fail('This cannot be assigned to.', offset);
  }
}
