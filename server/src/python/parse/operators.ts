/**
 * The operators of an expression by Python's precedence. The grammar's own tree is not relied on: for it `not` reaches over `and`
 * and `or`, and each operator of a long chain nests one level deeper.
 */
import type { BinaryOperator } from '../arithmetic';
import type { BinaryPart, CompareOperator, ComparePart, Expression } from './ast';
import { childrenOf, fail, type ParseContext, type SyntaxNode } from './context';
import { parseExpression } from './expression';

type Token = { readonly kind: 'operand' | 'operator'; readonly node: SyntaxNode; readonly text: string };

/** From the loosest to the tightest, all of them left-associative. */
const BINARY_LEVELS: readonly (readonly string[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '//', '%', '@'],
];

const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!=', 'in', 'not in', 'is', 'is not']);

/** Parses a `BinaryExpression` or `UnaryExpression`. */
export function parseOperators(context: ParseContext, node: SyntaxNode): Expression {
  return new OperatorParser(context, node, tokensOf(context, node)).parse();
}

function tokensOf(context: ParseContext, top: SyntaxNode): Token[] {
  const tokens: Token[] = [];
  const open = [top];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.name === 'BinaryExpression' || node.name === 'UnaryExpression') {
      // Last in, first out, so that the leftmost comes first.
      open.push(...childrenOf(node).reverse());
    } else if (OPERATOR_NODES.has(node.name)) tokens.push({ kind: 'operator', node, text: context.text(node) });
    else tokens.push({ kind: 'operand', node, text: '' });
  }
  return tokens;
}

const OPERATOR_NODES = new Set(['ArithOp', 'BitOp', 'CompareOp', 'and', 'or', 'not', 'in', 'is']);

class OperatorParser {
  private index = 0;
  constructor(
    private readonly context: ParseContext,
    private readonly top: SyntaxNode,
    private readonly tokens: readonly Token[],
  ) {}

  parse(): Expression {
    const expression = this.boolean('or');
    return this.index < this.tokens.length ? fail(this.top) : expression;
  }

  private get operator(): string {
    const token = this.tokens[this.index];
    return token?.kind === 'operator' ? token.text : '';
  }

  private boolean(operator: 'and' | 'or'): Expression {
    const operand = () => (operator === 'or' ? this.boolean('and') : this.negation());
    const operands = [operand()];
    while (this.operator === operator) {
      this.index++;
      operands.push(operand());
    }
    const [first] = operands;
    return operands.length === 1 && first ? first : { kind: 'boolean', operator, operands };
  }

  private negation(): Expression {
    if (this.operator !== 'not') return this.comparison();
    this.index++;
    return { kind: 'not', operand: this.context.nested(this.top, () => this.negation()) };
  }

  private comparison(): Expression {
    const first = this.binary(0);
    const rest: ComparePart[] = [];
    for (let operator = this.comparisonOperator(); operator; operator = this.comparisonOperator()) {
      rest.push({ operator, operand: this.binary(0) });
    }
    return rest.length === 0 ? first : { kind: 'compare', first, rest };
  }

  private comparisonOperator(): CompareOperator | undefined {
    let operator = this.operator;
    const next = this.tokens[this.index + 1];
    const following = next?.kind === 'operator' ? next.text : '';
    if (operator === 'not' && following === 'in') operator = 'not in';
    else if (operator === 'is' && following === 'not') operator = 'is not';
    if (!isComparison(operator)) return undefined;
    this.index += operator === 'not in' || operator === 'is not' ? 2 : 1;
    return operator;
  }

  private binary(level: number): Expression {
    const operators = BINARY_LEVELS[level];
    if (!operators) return this.unary();
    const first = this.binary(level + 1);
    const rest: BinaryPart[] = [];
    while (operators.includes(this.operator)) {
      const operator = this.operator as BinaryOperator;
      this.index++;
      rest.push({ operator, operand: this.binary(level + 1) });
    }
    return rest.length === 0 ? first : { kind: 'binary', first, rest };
  }

  private unary(): Expression {
    const { operator } = this;
    if (operator !== '-' && operator !== '+' && operator !== '~') return this.power();
    this.index++;
    const operand = this.context.nested(this.top, () => this.unary());
    const isNumber = operator === '-' && operand.kind === 'constant' && typeof operand.value === 'number';
    // `+ 0` makes 0 of -0.
    return isNumber ? { kind: 'constant', value: -Number(operand.value) + 0 } : { kind: 'unary', operator, operand };
  }

  private power(): Expression {
    const first = this.operand();
    if (this.operator !== '**') return first;
    this.index++;
    const operand = this.context.nested(this.top, () => this.unary());
    return { kind: 'binary', first, rest: [{ operator: '**', operand }] };
  }

  private operand(): Expression {
    const token = this.tokens[this.index++];
    return token?.kind === 'operand' ? parseExpression(this.context, token.node) : fail(token?.node ?? this.top);
  }
}

function isComparison(operator: string): operator is CompareOperator {
  return COMPARISONS.has(operator);
}
