/** What can be assigned to. */
import type { Expression, Target } from './ast';
import { fail, type ParseContext, type SyntaxNode } from './context';
import { parseExpressionList } from './expression';

/** Parses one target, or several between commas, and binds their names. */
export function parseTargetList(context: ParseContext, nodes: readonly SyntaxNode[], owner: SyntaxNode): Target {
  return targetOf(context, parseExpressionList(context, nodes, owner), owner);
}

export function targetOf(context: ParseContext, expression: Expression, owner: SyntaxNode): Target {
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
        if (item.kind !== 'starred') return targetOf(context, item, owner);
        return index === starIndex
          ? targetOf(context, item.value, owner)
          : fail(owner, 'Only one target may have a star.');
      });
      return { kind: 'unpack', items, starIndex: starIndex < 0 ? undefined : starIndex };
    }
    default:
      return fail(owner, 'This cannot be assigned to.');
  }
}
