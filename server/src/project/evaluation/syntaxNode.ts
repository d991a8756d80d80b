/** Walks through Python's abstract syntax without a case for each kind of node. */
import type { Expression, Statement } from '../../python/parse/ast';

/** A statement, an expression or a part of one. */
export interface SyntaxNode {
  readonly kind?: unknown;
  readonly [property: string]: unknown;
}

export function isNode<Kind extends 'assign' | 'call' | 'constant' | 'attribute'>(
  node: SyntaxNode,
  kind: Kind,
): node is SyntaxNode & Extract<Statement | Expression, { kind: Kind }> {
  return node.kind === kind;
}

/** The nodes directly within a node, in the order of the source. */
export function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.kind === 'constant') return [];
  return Object.entries(node).flatMap(([property, value]) => (property === 'scope' ? [] : nodesIn(value)));
}

function nodesIn(value: unknown): readonly SyntaxNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null || value instanceof Set) return [];
  return [value as SyntaxNode];
}
