/** From the syntax tree of an expression to its abstract syntax. */
import { ELLIPSIS, Unknown } from '../value';
import { parseArguments } from './arguments';
import type { Argument, DictItem, Expression } from './ast';
import { parseComprehension } from './comprehension';
import { childrenOf, fail, type ParseContext, type SyntaxNode } from './context';
import { parseLambda } from './function';
import { parseNumber } from './number';
import { parseOperators } from './operators';
import { parseStrings } from './string';

export function parseExpression(context: ParseContext, node: SyntaxNode): Expression {
  return context.nested(node, () => parseNode(context, node));
}

function parseNode(context: ParseContext, node: SyntaxNode): Expression {
  switch (node.name) {
    case 'VariableName':
      return { kind: 'name', name: context.text(node) };
    case 'String':
    case 'FormatString':
    case 'ContinuedString':
      return parseStrings(context, node);
    case 'Number':
      return { kind: 'constant', value: parseNumber(context, node) };
    case 'Boolean':
      return { kind: 'constant', value: context.text(node) === 'True' };
    case 'None':
      return { kind: 'constant', value: null };
    case 'Ellipsis':
      return { kind: 'constant', value: ELLIPSIS };
    case 'BinaryExpression':
    case 'UnaryExpression':
      return parseOperators(context, node);
    case 'ParenthesizedExpression':
      return parseExpression(context, inner(node)[0] ?? fail(node));
    case 'TupleExpression':
      return { kind: 'tuple', items: parseItems(context, inner(node)) };
    case 'ArrayExpression':
      return { kind: 'list', items: parseItems(context, inner(node)) };
    case 'SetExpression':
      return { kind: 'set', items: parseItems(context, inner(node)) };
    case 'DictionaryExpression':
      return { kind: 'dict', entries: parseEntries(context, inner(node)) };
    case 'ComprehensionExpression':
      return parseComprehension(context, inner(node), 'generator');
    case 'ArrayComprehensionExpression':
      return parseComprehension(context, inner(node), 'list');
    case 'SetComprehensionExpression':
      return parseComprehension(context, inner(node), 'set');
    case 'DictionaryComprehensionExpression':
      return parseComprehension(context, inner(node), 'dict');
    case 'ConditionalExpression':
      return parseConditional(context, node);
    case 'LambdaExpression':
      return { kind: 'lambda', definition: parseLambda(context, node) };
    case 'CallExpression':
      return parseCall(context, node);
    case 'MemberExpression':
      return parseMember(context, node);
    case 'NamedExpression':
      return parseWalrus(context, node);
    case 'YieldExpression':
      return parseYield(context, node);
    case 'AwaitExpression':
      return { kind: 'unsupported', why: 'awaits something' };
    default:
      return fail(node);
  }
}

/** The children without the brackets around them. */
function inner(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).slice(1, -1);
}

/** Items between commas, some with a star before them. */
export function parseItems(context: ParseContext, nodes: readonly SyntaxNode[]): Expression[] {
  const items: Expression[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!;
    if (node.name === ',') continue;
    if (node.name !== '*') items.push(parseExpression(context, node));
    else items.push({ kind: 'starred', value: parseExpression(context, nodes[++index] ?? fail(node)) });
  }
  return items;
}

/** What stands where Python takes one value or a bare tuple. */
export function parseExpressionList(
  context: ParseContext,
  nodes: readonly SyntaxNode[],
  owner: SyntaxNode,
): Expression {
  const items = parseItems(context, nodes);
  const [first] = items;
  if (!first) return fail(owner);
  const isTuple = items.length > 1 || nodes.some((node) => node.name === ',') || first.kind === 'starred';
  return isTuple ? { kind: 'tuple', items } : first;
}

function parseEntries(context: ParseContext, nodes: readonly SyntaxNode[]): DictItem[] {
  const entries: DictItem[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!;
    if (node.name === ',') continue;
    if (node.name === '**') {
      entries.push({ key: undefined, value: parseExpression(context, nodes[++index] ?? fail(node)) });
      continue;
    }
    const [colon, value] = [nodes[index + 1], nodes[index + 2]];
    if (colon?.name !== ':' || !value) return fail(node);
    entries.push({ key: parseExpression(context, node), value: parseExpression(context, value) });
    index += 2;
  }
  return entries;
}

function parseConditional(context: ParseContext, node: SyntaxNode): Expression {
  const [whenTrue, , test, , whenFalse] = childrenOf(node);
  if (!whenTrue || !test || !whenFalse) return fail(node);
  return {
    kind: 'conditional',
    test: parseExpression(context, test),
    whenTrue: parseExpression(context, whenTrue),
    whenFalse: parseExpression(context, whenFalse),
  };
}

function parseCall(context: ParseContext, node: SyntaxNode): Expression {
  const [callee, list] = childrenOf(node);
  if (!callee || !list) return fail(node);
  const parsed = parseExpression(context, callee);
  const args: readonly Argument[] = parseArguments(context, list);
  return { kind: 'call', callee: parsed, args };
}

function parseMember(context: ParseContext, node: SyntaxNode): Expression {
  const [object, open, ...rest] = childrenOf(node);
  // To Python the dot right behind an integer belongs to the number.
  const isDotOfNumber = object?.name === 'Number' && open?.from === object.to && /^[\d_]+$/.test(context.text(object));
  if (!object || !open || (isDotOfNumber && open.name === '.')) return fail(node);
  const parsed = parseExpression(context, object);
  if (open.name === '.') return { kind: 'attribute', object: parsed, name: context.text(rest[0] ?? fail(node)) };
  return { kind: 'subscript', object: parsed, index: parseIndex(context, rest.slice(0, -1), node) };
}

function parseIndex(context: ParseContext, nodes: readonly SyntaxNode[], owner: SyntaxNode): Expression {
  const parts: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === ',') parts.push([]);
    else parts.at(-1)?.push(node);
  }
  const isTuple = parts.length > 1;
  if (isTuple && parts.at(-1)?.length === 0) parts.pop();
  const items = parts.map((part) => parseSlice(context, part, owner));
  return isTuple ? { kind: 'tuple', items } : (items[0] ?? fail(owner));
}

function parseSlice(context: ParseContext, nodes: readonly SyntaxNode[], owner: SyntaxNode): Expression {
  const [first] = nodes;
  if (nodes.length === 1 && first && first.name !== ':') return parseExpression(context, first);
  const bounds: (Expression | undefined)[] = [undefined];
  for (const node of nodes) {
    if (node.name === ':') bounds.push(undefined);
    else bounds[bounds.length - 1] = parseExpression(context, node);
  }
  return bounds.length < 2 ? fail(owner) : { kind: 'slice', start: bounds[0], stop: bounds[1], step: bounds[2] };
}

function parseWalrus(context: ParseContext, node: SyntaxNode): Expression {
  const [target, , value] = childrenOf(node);
  if (target?.name !== 'VariableName' || !value) return fail(node);
  return bindWalrus(context, context.text(target), parseExpression(context, value));
}

export function bindWalrus(context: ParseContext, name: string, value: Expression): Expression {
  const scope = context.scope.assigning;
  if (!scope.globals.has(name) && !scope.nonlocals.has(name)) scope.bound.add(name);
  return { kind: 'walrus', name, value };
}

/** Of a `YieldExpression`, or a `YieldStatement`. */
export function parseYield(context: ParseContext, node: SyntaxNode): Expression {
  const [, ...rest] = childrenOf(node);
  context.scope.hasYield = true;
  if (context.scope.kind !== 'function')
    return { kind: 'constant', value: new Unknown('yields outside of a function') };
  // The grammar takes a `yield` without a value for an error.
  if (rest.length === 0 || rest[0]?.type.isError) return { kind: 'yield', value: undefined, isFrom: false };
  const isFrom = rest[0]?.name === 'from';
  const value = isFrom ? parseExpression(context, rest[1] ?? fail(node)) : parseExpressionList(context, rest, node);
  return { kind: 'yield', value, isFrom };
}
