/** What the local variables of Python code can hold, told without running it. */
import type { Expression, Statement } from '../../python/parse/ast';
import { isNode, partsOf, type SyntaxNode } from './syntaxNode';

/** A name that is given more values than this can be anything. */
const VALUE_LIMIT = 20;

/** The values that each variable is given, of those that only `name = value` gives any; the functions of the code are not told apart. */
export function localValues(statements: readonly Statement[]): ReadonlyMap<string, readonly Expression[]> {
  const values = new Map<string, Expression[]>();
  const boundOtherwise = new Set<string>();
  const add = (name: string, value: Expression): void => {
    const known = values.get(name);
    if (!known) values.set(name, [value]);
    else if (known.length < VALUE_LIMIT) known.push(value);
    else boundOtherwise.add(name);
  };
  const visit = (node: SyntaxNode): void => {
    if (isNode(node, 'assign')) {
      for (const target of node.targets) {
        if (target.kind === 'name') add(target.name, node.value);
        else for (const name of namesIn(target)) boundOtherwise.add(name);
      }
    } else if ('target' in node) {
      for (const name of namesIn(node.target)) boundOtherwise.add(name);
    } else if ('byDefault' in node) {
      boundOtherwise.add(String(node.name));
    }
    for (const part of partsOf(node)) visit(part);
  };
  for (const statement of statements) visit(statement);
  for (const name of boundOtherwise) values.delete(name);
  return values;
}

function namesIn(target: unknown): readonly string[] {
  if (typeof target !== 'object' || target === null) return [];
  const node = target as SyntaxNode;
  if (node.kind === 'name') return [String(node.name)];
  return partsOf(node).flatMap(namesIn);
}
