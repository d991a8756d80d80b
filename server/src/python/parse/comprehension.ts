/** Comprehensions and generator expressions. */
import type { Comprehension, ComprehensionClause, Expression } from './ast';
import { fail, type ParseContext, type SyntaxNode } from './context';
import { parseExpression, parseExpressionList } from './expression';
import { parseTargetList } from './target';

/** Parses what stands within the brackets: the element, and from `for` on the clauses. */
export function parseComprehension(
  context: ParseContext,
  nodes: readonly SyntaxNode[],
  makes: Comprehension['makes'],
): Comprehension {
  const start = nodes.findIndex((node) => node.name === 'for');
  const elementNodes = nodes.slice(0, start);
  const [first] = elementNodes;
  if (!first || start < 0 || nodes.some((node) => node.name === 'async' || node.name === '*' || node.name === '**')) {
    return fail(first ?? nodes[0]!);
  }
  return context.scoped('comprehension', (scope) => {
    // The targets are bound before the element is read, as they stand behind it.
    const clauses = splitClauses(nodes.slice(start)).map((clause, index) => {
      const parseIterable = () => parseExpressionList(context, clause.iterable, clause.owner);
      const iterable = index === 0 ? context.outside(scope, parseIterable) : parseIterable();
      return parseClause(context, clause, iterable);
    });
    const elements = elementNodes.filter((node) => node.name !== ':' && node.name !== ',');
    const element = parseExpression(context, elements[0] ?? fail(first));
    const value = makes === 'dict' ? parseExpression(context, elements[1] ?? fail(first)) : undefined;
    if (elements.length !== (makes === 'dict' ? 2 : 1)) return fail(first);
    return { kind: 'comprehension', makes, element, value, clauses, scope };
  });
}

interface ClauseNodes {
  readonly owner: SyntaxNode;
  readonly target: SyntaxNode[];
  readonly iterable: SyntaxNode[];
  readonly conditions: SyntaxNode[];
}

function splitClauses(nodes: readonly SyntaxNode[]): ClauseNodes[] {
  const clauses: ClauseNodes[] = [];
  let into: SyntaxNode[] = [];
  for (const node of nodes) {
    if (node.name === 'for') {
      const clause: ClauseNodes = { owner: node, target: [], iterable: [], conditions: [] };
      clauses.push(clause);
      into = clause.target;
    } else if (node.name === 'in') into = clauses.at(-1)?.iterable ?? fail(node);
    else if (node.name === 'if') into = clauses.at(-1)?.conditions ?? fail(node);
    else into.push(node);
  }
  return clauses;
}

function parseClause(context: ParseContext, clause: ClauseNodes, iterable: Expression): ComprehensionClause {
  const target = parseTargetList(context, clause.target, clause.owner);
  const conditions = clause.conditions.map((node) => parseExpression(context, node));
  return { target, iterable, conditions };
}
