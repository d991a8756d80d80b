/** Parameters and bodies of functions. */
import type { FunctionNode, Parameter, Statement } from './ast';
import { childrenOf, fail, type ParseContext, type SyntaxNode } from './context';
import { parseExpression } from './expression';
import type { Scope } from './scope';

type Parameters = Omit<FunctionNode, 'name' | 'body' | 'scope'>;

export function parseLambda(context: ParseContext, node: SyntaxNode): FunctionNode {
  const list = node.getChild('ParamList');
  const body = node.lastChild ?? fail(node);
  return context.scoped('function', (scope) => {
    const parameters = parseParameters(context, scope, list ? childrenOf(list) : []);
    return { name: '<lambda>', ...parameters, body: { kind: 'value', value: parseExpression(context, body) }, scope };
  });
}

export function parseFunction(
  context: ParseContext,
  node: SyntaxNode,
  parseBody: (body: SyntaxNode) => readonly Statement[],
): FunctionNode {
  const name = node.getChild('VariableName') ?? fail(node);
  const list = node.getChild('ParamList') ?? fail(node);
  const body = node.getChild('Body') ?? fail(node);
  return context.scoped('function', (scope) => {
    const parameters = parseParameters(context, scope, childrenOf(list).slice(1, -1));
    return { name: context.text(name), ...parameters, body: { kind: 'block', statements: parseBody(body) }, scope };
  });
}

function parseParameters(context: ParseContext, scope: Scope, nodes: readonly SyntaxNode[]): Parameters {
  const positional: Parameter[] = [];
  const keywordOnly: Parameter[] = [];
  let rest: string | undefined;
  let keywords: string | undefined;
  let positionalOnlyCount = 0;
  let isKeywordOnly = false;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!;
    const next = nodes[index + 1];
    if (node.name === ',' || node.name === 'TypeDef') {
      // The slash has no node of its own.
      const gap = context.source.slice(node.to, next?.from ?? node.parent?.to ?? node.to);
      if (node.name === ',' && /^[\s\\]*\//.test(gap)) positionalOnlyCount = positional.length;
    } else if (node.name === '*') {
      if (isKeywordOnly) fail(node);
      isKeywordOnly = true;
      if (next?.name === 'VariableName') {
        rest = context.text(next);
        index++;
      }
    } else if (node.name === '**') {
      keywords = context.text(next ?? fail(node));
      index++;
    } else if (node.name === 'VariableName') {
      (isKeywordOnly ? keywordOnly : positional).push(parseParameter(context, scope, nodes, index));
      while (nodes[index + 1] && nodes[index + 1]?.name !== ',') index++;
    } else fail(node);
  }
  for (const { name } of [...positional, ...keywordOnly]) bindParameter(scope, name, nodes);
  if (rest !== undefined) bindParameter(scope, rest, nodes);
  if (keywords !== undefined) bindParameter(scope, keywords, nodes);
  const firstDefault = positional.findIndex((parameter) => parameter.byDefault);
  if (firstDefault >= 0 && positional.slice(firstDefault).some((parameter) => !parameter.byDefault)) {
    fail(nodes[0]!, 'A parameter without a default follows one with a default.');
  }
  return { parameters: positional, positionalOnlyCount, keywordOnly, rest, keywords };
}

function bindParameter(scope: Scope, name: string, nodes: readonly SyntaxNode[]): void {
  if (scope.bound.has(name)) fail(nodes[0]!, `The parameter ${name} appears twice.`);
  scope.bound.add(name);
}

function parseParameter(context: ParseContext, scope: Scope, nodes: readonly SyntaxNode[], index: number): Parameter {
  const name = context.text(nodes[index]!);
  let at = index + 1;
  if (nodes[at]?.name === 'TypeDef') at++;
  const value = nodes[at]?.name === 'AssignOp' ? nodes[at + 1] : undefined;
  return { name, byDefault: value && context.outside(scope, () => parseExpression(context, value)) };
}
