/** From the syntax tree of statements to their abstract syntax. */
import type { BinaryOperator } from '../arithmetic';
import { parseArguments } from './arguments';
import type { Branch, Expression, Statement, StatementKind, Target, WithItem } from './ast';
import { childrenOf, fail, type ParseContext, type SyntaxNode } from './context';
import { parseExpression, parseExpressionList, parseYield } from './expression';
import { parseFunction } from './function';
import { parseImport } from './import';
import { parseMatch } from './match';
import { parseTargetList, targetOf } from './target';
import { parseTry } from './try';

/** Parses statements that stand beside each other. */
export function parseStatements(context: ParseContext, nodes: readonly SyntaxNode[]): Statement[] {
  return nodes.flatMap((node) => {
    if (node.name === ';') return [];
    if (node.name === 'StatementGroup') return parseStatements(context, childrenOf(node));
    const line = context.lineOf(node);
    return [{ line, ...context.nested(node, () => parseStatement(context, node)) }];
  });
}

/** Parses a `Body`. */
export function parseBody(context: ParseContext, node: SyntaxNode): readonly Statement[] {
  return parseStatements(context, childrenOf(node).slice(1));
}

function parseStatement(context: ParseContext, node: SyntaxNode): StatementKind {
  const children = childrenOf(node);
  switch (node.name) {
    case 'ExpressionStatement':
      return { kind: 'expression', value: parseExpressionList(context, children, node) };
    case 'AssignStatement':
      return parseAssignment(context, node, children);
    case 'UpdateStatement':
      return parseUpdate(context, node, children);
    case 'DeleteStatement':
      return { kind: 'delete', targets: parseDeleted(context, node, children.slice(1)) };
    case 'PassStatement':
      return { kind: 'pass' };
    case 'BreakStatement':
      return { kind: 'break' };
    case 'ContinueStatement':
      return { kind: 'continue' };
    case 'ReturnStatement': {
      const value = children.length > 1 ? parseExpressionList(context, children.slice(1), node) : undefined;
      return { kind: 'return', value };
    }
    case 'YieldStatement':
      return { kind: 'expression', value: parseYield(context, node) };
    case 'RaiseStatement':
      return parseRaise(context, node, children);
    case 'ImportStatement':
      return parseImport(context, node, children);
    case 'ScopeStatement':
      return parseScopeStatement(context, children);
    case 'AssertStatement':
      return {
        kind: 'assert',
        test: parseExpression(context, children[1] ?? fail(node)),
        message: children[3] && parseExpression(context, children[3]),
      };
    case 'TypeDefinition':
      return { kind: 'unsupported', why: 'defines a type alias' };
    default:
      return parseCompound(context, node, children);
  }
}

function parseCompound(context: ParseContext, node: SyntaxNode, children: readonly SyntaxNode[]): StatementKind {
  if (children[0]?.name === 'async') return { kind: 'unsupported', why: 'runs asynchronously' };
  switch (node.name) {
    case 'IfStatement':
      return parseIf(context, node, children);
    case 'WhileStatement': {
      const [, test, body] = children;
      return {
        kind: 'while',
        test: parseExpression(context, test ?? fail(node)),
        body: parseBody(context, body ?? fail(node)),
        otherwise: parseElse(context, children),
      };
    }
    case 'ForStatement':
      return parseFor(context, node, children);
    case 'TryStatement':
      return parseTry(context, children);
    case 'WithStatement':
      return parseWith(context, node, children);
    case 'FunctionDefinition':
    case 'ClassDefinition':
      return parseDefinition(context, node, []);
    case 'DecoratedStatement': {
      const decorators = node.getChildren('Decorator').map((decorator) => parseDecorator(context, decorator));
      return parseDefinition(context, node.lastChild ?? fail(node), decorators);
    }
    case 'MatchStatement':
      return parseMatch(context, node);
    case 'PrintStatement':
      return fail(node, 'The arguments of print need parentheses.');
    default:
      return fail(node);
  }
}

function parseAssignment(context: ParseContext, node: SyntaxNode, children: readonly SyntaxNode[]): StatementKind {
  const parts: SyntaxNode[][] = [[]];
  let isAnnotated = false;
  for (const child of children) {
    if (child.name === 'AssignOp') parts.push([]);
    else if (child.name === 'TypeDef') isAnnotated = true;
    else parts.at(-1)?.push(child);
  }
  const valueNodes = parts.length > 1 ? parts.pop() : undefined;
  // The value is read first, as in Python: what it says of names comes before they are bound.
  const value = valueNodes && parseValue(context, valueNodes, node);
  const targets = parts.map((part) => parseTargetList(context, part, node));
  if (value) return { kind: 'assign', targets, value };
  return isAnnotated ? { kind: 'pass' } : fail(node);
}

function parseValue(context: ParseContext, nodes: readonly SyntaxNode[], owner: SyntaxNode): Expression {
  return parseExpressionList(context, nodes, owner);
}

function parseUpdate(context: ParseContext, node: SyntaxNode, children: readonly SyntaxNode[]): StatementKind {
  const [targetNode, operatorNode, ...valueNodes] = children;
  if (!targetNode || operatorNode?.name !== 'UpdateOp') return fail(node);
  const operator = context.text(operatorNode).slice(0, -1) as BinaryOperator;
  const value = parseExpressionList(context, valueNodes, node);
  const target = parseTargetList(context, [targetNode], node);
  return target.kind === 'unpack' ? fail(node) : { kind: 'augmented', target, operator, value };
}

function parseDeleted(context: ParseContext, node: SyntaxNode, nodes: readonly SyntaxNode[]): Target[] {
  const flatten = (target: Target): Target[] => (target.kind === 'unpack' ? target.items.flatMap(flatten) : [target]);
  return nodes
    .filter((child) => child.name !== ',')
    .flatMap((child) => flatten(targetOf(context, parseExpression(context, child), node)));
}

function parseRaise(context: ParseContext, node: SyntaxNode, children: readonly SyntaxNode[]): StatementKind {
  const [, exception, separator, cause] = children;
  if (separator && separator.name !== 'from') return fail(node);
  return {
    kind: 'raise',
    exception: exception && parseExpression(context, exception),
    cause: cause && parseExpression(context, cause),
  };
}

function parseScopeStatement(context: ParseContext, children: readonly SyntaxNode[]): StatementKind {
  const { scope } = context;
  const names = children[0]?.name === 'global' ? scope.globals : scope.nonlocals;
  for (const child of children.slice(1)) {
    if (child.name !== 'VariableName') continue;
    const name = context.text(child);
    if (scope.bound.has(name)) fail(child, `${name} is assigned to before this declaration.`);
    names.add(name);
  }
  return { kind: 'pass' };
}

function parseIf(context: ParseContext, node: SyntaxNode, children: readonly SyntaxNode[]): StatementKind {
  const branches: Branch[] = [];
  for (let index = 0; index < children.length; index++) {
    const keyword = children[index]?.name;
    if (keyword !== 'if' && keyword !== 'elif') continue;
    const [test, body] = [children[index + 1], children[index + 2]];
    if (!test || body?.name !== 'Body') return fail(node);
    branches.push({ test: parseExpression(context, test), body: parseBody(context, body) });
  }
  return { kind: 'if', branches, otherwise: parseElse(context, children) };
}

/** The body behind `else`; none where there is no `else`. */
export function parseElse(context: ParseContext, children: readonly SyntaxNode[]): readonly Statement[] {
  const index = children.findIndex((child) => child.name === 'else');
  const body = index < 0 ? undefined : children[index + 1];
  return body ? parseBody(context, body) : [];
}

function parseFor(context: ParseContext, node: SyntaxNode, children: readonly SyntaxNode[]): StatementKind {
  const inIndex = children.findIndex((child) => child.name === 'in');
  const bodyIndex = children.findIndex((child) => child.name === 'Body');
  const body = children[bodyIndex];
  if (inIndex < 0 || !body) return fail(node);
  const iterable = parseExpressionList(context, children.slice(inIndex + 1, bodyIndex), node);
  const target = parseTargetList(context, children.slice(1, inIndex), node);
  return { kind: 'for', target, iterable, body: parseBody(context, body), otherwise: parseElse(context, children) };
}

function parseWith(context: ParseContext, node: SyntaxNode, children: readonly SyntaxNode[]): StatementKind {
  const items: WithItem[] = [];
  const body = children.at(-1);
  for (let index = 1; index < children.length - 1; index++) {
    const child = children[index]!;
    if (child.name === ',') continue;
    const contextExpression = parseExpression(context, child);
    const hasTarget = children[index + 1]?.name === 'as';
    const targetNode = hasTarget ? children[index + 2] : undefined;
    if (hasTarget) index += 2;
    items.push({ context: contextExpression, target: targetNode && parseTargetList(context, [targetNode], node) });
  }
  return { kind: 'with', items, body: parseBody(context, body ?? fail(node)) };
}

function parseDecorator(context: ParseContext, node: SyntaxNode): Expression {
  const names = node.getChildren('VariableName').map((name) => context.text(name));
  const [first = ''] = names;
  let expression: Expression = { kind: 'name', name: first };
  for (const name of names.slice(1)) expression = { kind: 'attribute', object: expression, name };
  const list = node.getChild('ArgList');
  return list ? { kind: 'call', callee: expression, args: parseArguments(context, list) } : expression;
}

function parseDefinition(context: ParseContext, node: SyntaxNode, decorators: readonly Expression[]): StatementKind {
  if (node.getChild('async')) return { kind: 'unsupported', why: 'runs asynchronously' };
  const nameNode = node.getChild('VariableName') ?? fail(node);
  const name = context.text(nameNode);
  if (node.name === 'FunctionDefinition') {
    const definition = parseFunction(context, node, (body) => parseBody(context, body));
    context.bind(name);
    return { kind: 'def', decorators, definition };
  }
  const list = node.getChild('ArgList');
  const bodyNode = node.getChild('Body') ?? fail(node);
  const args = list ? parseArguments(context, list) : [];
  const parsed = context.scoped('class', (scope) => ({ scope, body: parseBody(context, bodyNode) }));
  context.bind(name);
  return { kind: 'class', decorators, name, args, ...parsed };
}
