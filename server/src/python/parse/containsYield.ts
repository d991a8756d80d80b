/** Finds `yield` in statements. */
import type { Expression, Statement } from './ast';

/** Whether the statement itself yields; functions and classes defined in it are not looked into. */
export function containsYield(node: Statement | Expression): boolean {
  return visit(node);
}

function visit(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Set) return false;
  if (Array.isArray(value)) return value.some(visit);
  const kind = 'kind' in value ? value.kind : undefined;
  if (kind === 'yield') return true;
  if (kind === 'lambda' || kind === 'def' || kind === 'class' || kind === 'constant') return false;
  return Object.entries(value).some(([key, part]) => key !== 'scope' && visit(part));
}
