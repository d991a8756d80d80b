/** The arguments of a call, or of a class statement. */
import type { Argument } from './ast';
import { parseComprehension } from './comprehension';
import { childrenOf, fail, type ParseContext, type SyntaxNode } from './context';
import { bindWalrus, parseExpression } from './expression';

/** Parses an `ArgList`. */
export function parseArguments(context: ParseContext, list: SyntaxNode): Argument[] {
  const nodes = childrenOf(list).slice(1, -1);
  if (nodes.some((node) => node.name === 'for')) {
    return [{ kind: 'positional', value: parseComprehension(context, nodes, 'generator') }];
  }
  const args: Argument[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!;
    if (node.name === ',') continue;
    if (node.name === '*' || node.name === '**') {
      const value = parseExpression(context, nodes[++index] ?? fail(node));
      args.push({ kind: node.name === '*' ? 'star' : 'double star', value });
    } else if (nodes[index + 1]?.name === 'AssignOp') {
      args.push(parseNamed(context, node, nodes[index + 1]!, nodes[index + 2] ?? fail(node)));
      index += 2;
    } else {
      if (args.some(({ kind }) => kind === 'keyword')) fail(node, 'A positional argument follows a keyword argument.');
      args.push({ kind: 'positional', value: parseExpression(context, node) });
    }
  }
  return args;
}

function parseNamed(context: ParseContext, name: SyntaxNode, operator: SyntaxNode, value: SyntaxNode): Argument {
  if (name.name !== 'VariableName') fail(name);
  const text = context.text(name);
  const parsed = parseExpression(context, value);
  return context.text(operator) === ':='
    ? { kind: 'positional', value: bindWalrus(context, text, parsed) }
    : { kind: 'keyword', name: text, value: parsed };
}
