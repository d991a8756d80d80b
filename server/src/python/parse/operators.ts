/** Operators by their precedence. */
import type { BinaryOperator } from '../arithmetic';
import type { BinaryPart, CompareOperator, ComparePart, Expression } from './ast';
import type { ParseContext } from './context';
import { parsePrimary } from './primary';

/** From the loosest to the tightest, all of them left-associative. */
const BINARY_LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '//', '%', '@'],
];

const LEVELS: ReadonlyMap<string, { readonly level: number; readonly operator: BinaryOperator }> = new Map(
  BINARY_LEVELS.flatMap((operators, level) => operators.map((operator) => [operator, { level, operator }] as const)),
);

const COMPARISONS: ReadonlyMap<string, CompareOperator> = new Map(
  (['<', '<=', '>', '>=', '==', '!=', 'in', 'is', 'not'] as const).map((operator) => [
    operator,
    operator === 'not' ? 'not in' : operator,
  ]),
);

/** `or`, and all that binds tighter. */
export function parseDisjunction(context: ParseContext): Expression {
  const first = parseComparison(context);
  const { token } = context;
  if (token !== 'and' && token !== 'or') return first;
  const conjunction = parseConjunction(context, first);
  if (context.token !== 'or') return conjunction;
  const operands = [conjunction];
  while (context.accept('or')) operands.push(parseConjunction(context, parseComparison(context)));
  context.reach(context.depth + 1);
  return { kind: 'boolean', operator: 'or', operands };
}

function parseConjunction(context: ParseContext, first: Expression): Expression {
  if (context.token !== 'and') return first;
  const operands = [first];
  while (context.accept('and')) operands.push(parseComparison(context));
  context.reach(context.depth + 1);
  return { kind: 'boolean', operator: 'and', operands };
}

function parseComparison(context: ParseContext): Expression {
  if (context.accept('not')) {
    context.descend();
    const operand = parseComparison(context);
    context.depth--;
    return { kind: 'not', operand };
  }
  const first = parseOperand(context);
  if (!COMPARISONS.has(context.token)) return first;
  const rest: ComparePart[] = [];
  for (let operator = comparisonOperator(context); operator; operator = comparisonOperator(context)) {
    rest.push({ operator, operand: parseOperand(context) });
  }
  context.reach(context.depth + 1);
  return { kind: 'compare', first, rest };
}

function comparisonOperator(context: ParseContext): CompareOperator | undefined {
  const operator = COMPARISONS.get(context.token);
  if (operator === undefined) return undefined;
  context.next();
  if (operator === 'not in') context.expect('in');
  return operator === 'is' && context.accept('not') ? 'is not' : operator;
}

/** What can stand beside a comparison: `|`, and all that binds tighter. */
export function parseOperand(context: ParseContext): Expression {
  return parseBinary(context, 0);
}

function parseBinary(context: ParseContext, loosest: number): Expression {
  let expression = parseUnary(context);
  for (;;) {
    const level = LEVELS.get(context.token)?.level;
    if (level === undefined || level < loosest) return expression;
    const rest: BinaryPart[] = [];
    for (let next = LEVELS.get(context.token); next?.level === level; next = LEVELS.get(context.token)) {
      context.next();
      rest.push({ operator: next.operator, operand: parseBinary(context, level + 1) });
    }
    context.reach(context.depth + 1);
    expression = { kind: 'binary', first: expression, rest };
  }
}

function parseUnary(context: ParseContext): Expression {
  const operator = context.token;
  if (operator !== '-' && operator !== '+' && operator !== '~') return parsePower(context);
  context.next();
  context.descend();
  const operand = parseUnary(context);
  context.depth--;
  const isNumber = operator === '-' && operand.kind === 'constant' && typeof operand.value === 'number';
  // `+ 0` makes 0 of -0.
  return isNumber ? { kind: 'constant', value: -Number(operand.value) + 0 } : { kind: 'unary', operator, operand };
}

function parsePower(context: ParseContext): Expression {
  const first = parsePrimary(context);
  if (context.token !== '**') return first;
  context.next();
  context.descend();
  const operand = parseUnary(context);
  context.depth--;
  return { kind: 'binary', first, rest: [{ operator: '**', operand }] };
}
