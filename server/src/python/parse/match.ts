/** `match` and its patterns. */
import type { Expression, MatchCase, Pattern, StatementKind } from './ast';
import { childrenOf, fail, type ParseContext, type SyntaxNode } from './context';
import { parseExpression } from './expression';
import { parseNumber } from './number';
import { parseBody } from './statement';
import { parseStrings } from './string';

export function parseMatch(context: ParseContext, node: SyntaxNode): StatementKind {
  const [, subject, body] = childrenOf(node);
  if (!subject || body?.name !== 'MatchBody') return fail(node);
  const parsedSubject = parseExpression(context, subject);
  const cases = body.getChildren('MatchClause').map((clause) => parseCase(context, clause));
  return { kind: 'match', subject: parsedSubject, cases };
}

function parseCase(context: ParseContext, node: SyntaxNode): MatchCase {
  const children = childrenOf(node);
  const body = children.at(-1) ?? fail(node);
  const patternNodes = children.slice(1, -1).filter((child) => child.name !== 'Guard');
  const isBare = patternNodes.length > 1 || patternNodes[0]?.name === 'StarPattern';
  const pattern = isBare ? sequence(context, patternNodes) : parsePattern(context, patternNodes[0] ?? fail(node));
  const guardNode = node.getChild('Guard')?.lastChild;
  const guard = guardNode ? parseExpression(context, guardNode) : undefined;
  return { pattern, guard, body: parseBody(context, body) };
}

function parsePattern(context: ParseContext, node: SyntaxNode): Pattern {
  return context.nested(node, () => parsePatternNode(context, node));
}

function parsePatternNode(context: ParseContext, node: SyntaxNode): Pattern {
  const children = childrenOf(node);
  switch (node.name) {
    case 'CapturePattern':
      return capture(context, context.text(node));
    case 'LiteralPattern':
      return { kind: 'value', value: parseLiteral(context, node, children) };
    case 'AttributePattern':
      return { kind: 'value', value: dottedName(context, node) };
    case 'AsPattern': {
      const [inner, , name] = children;
      const pattern = parsePattern(context, inner ?? fail(node));
      const text = context.text(name ?? fail(node));
      context.bind(text);
      return { kind: 'as', pattern, name: text };
    }
    case 'OrPattern': {
      const options = children.filter((child) => child.name !== 'LogicOp');
      const patterns = options.map((option) => parsePattern(context, option));
      // The grammar binds `as` tighter than `|`; in Python it names the whole.
      const last = patterns.pop() ?? fail(node);
      if (last.kind !== 'as') return { kind: 'or', patterns: [...patterns, last] };
      return { kind: 'as', pattern: { kind: 'or', patterns: [...patterns, last.pattern] }, name: last.name };
    }
    case 'SequencePattern': {
      const isGroup = context.text(node).startsWith('(') && children.length === 3;
      const [, only] = children;
      if (isGroup && only && only.name !== 'StarPattern') return parsePattern(context, only);
      return sequence(context, children.slice(1, -1));
    }
    case 'MappingPattern':
      return mapping(context, children.slice(1, -1));
    case 'ClassPattern':
      return classPattern(context, node, children);
    default:
      return fail(node);
  }
}

function capture(context: ParseContext, name: string): Pattern {
  if (name === '_') return { kind: 'capture', name: undefined };
  context.bind(name);
  return { kind: 'capture', name };
}

function parseLiteral(context: ParseContext, node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
  const [first, second] = children;
  if (!first) return fail(node);
  if (first.name === 'String') return parseStrings(context, first);
  if (first.name === 'ArithOp' && second && children.length === 2) {
    const operand: Expression = { kind: 'constant', value: parseNumber(context, second) };
    return { kind: 'unary', operator: '-', operand };
  }
  return children.length === 1 ? parseExpression(context, first) : fail(node);
}

function dottedName(context: ParseContext, node: SyntaxNode): Expression {
  const [first = '', ...rest] = context.text(node).replace(/\s/g, '').split('.');
  let expression: Expression = { kind: 'name', name: first };
  for (const name of rest) expression = { kind: 'attribute', object: expression, name };
  return expression;
}

function sequence(context: ParseContext, nodes: readonly SyntaxNode[]): Pattern {
  const items = nodes.filter((node) => node.name !== ',');
  const starIndex = items.findIndex((node) => node.name === 'StarPattern');
  const patterns = items.map((node) => {
    return parsePattern(context, node.name === 'StarPattern' ? (node.lastChild ?? fail(node)) : node);
  });
  return { kind: 'sequence', items: patterns, starIndex: starIndex < 0 ? undefined : starIndex };
}

function mapping(context: ParseContext, nodes: readonly SyntaxNode[]): Pattern {
  const entries: { key: Expression; pattern: Pattern }[] = [];
  let rest: string | undefined;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!;
    if (node.name === ',') continue;
    const value = nodes[index + (node.name === '**' ? 1 : 2)] ?? fail(node);
    if (node.name === '**') {
      rest = context.text(value);
      context.bind(rest);
      index++;
    } else {
      entries.push({ key: parseLiteral(context, node, childrenOf(node)), pattern: parsePattern(context, value) });
      index += 2;
    }
  }
  return { kind: 'mapping', entries, rest };
}

function classPattern(context: ParseContext, node: SyntaxNode, children: readonly SyntaxNode[]): Pattern {
  const [name, list] = children;
  if (!name || !list) return fail(node);
  const positional: Pattern[] = [];
  const named: { name: string; pattern: Pattern }[] = [];
  for (const child of childrenOf(list).slice(1, -1)) {
    if (child.name === ',') continue;
    if (child.name !== 'KeywordPattern') positional.push(parsePattern(context, child));
    else {
      const pattern = parsePattern(context, child.lastChild ?? fail(child));
      named.push({ name: context.text(child.firstChild ?? fail(child)), pattern });
    }
  }
  return { kind: 'class', cls: dottedName(context, name), positional, named };
}
