/** Operators, comparisons and conditions. */
import { type BinaryOperator, binaryOperation, concatenate, integer, negation } from '../arithmetic';
import { equals, identical } from '../equality';
import type { Frame } from '../function';
import { contains } from '../membership';
import { compareOrder } from '../order';
import type { CompareOperator, Expression } from '../parse/ast';
import type { PythonRun } from '../run';
import { findSpecial } from '../special';
import { truthy } from '../truth';
import { type PyValue, Unknown } from '../value';
import type { CompileScope, Evaluate } from './context';
import { compileExpression } from './expression';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

export function compileBinary(scope: CompileScope, { first, rest }: Of<'binary'>): Evaluate {
  const left = compileExpression(scope, first);
  const parts = rest.map(({ operator, operand }) => ({ operator, operand: compileExpression(scope, operand) }));
  const [only] = parts;
  if (parts.length === 1 && only) {
    const { operator, operand } = only;
    if (operator === '+') return (frame) => add(left(frame), operand(frame), frame.run);
    return (frame) => binaryOperation(operator, left(frame), operand(frame), frame.run);
  }
  return (frame) => {
    let value = left(frame);
    for (const { operator, operand } of parts) value = apply(operator, value, operand(frame), frame.run);
    return value;
  };
}

function apply(operator: BinaryOperator, left: PyValue, right: PyValue, run: PythonRun): PyValue {
  return operator === '+' ? add(left, right, run) : binaryOperation(operator, left, right, run);
}

function add(left: PyValue, right: PyValue, run: PythonRun): PyValue {
  if (typeof left === 'number' && typeof right === 'number') return integer(left + right);
  if (typeof left === 'string' && typeof right === 'string') return concatenate(left, right, run);
  return binaryOperation('+', left, right, run);
}

export function compileNot(scope: CompileScope, operand: Expression): Evaluate {
  const value = compileExpression(scope, operand);
  return (frame) => negation(value(frame), frame.run);
}

/** Where an unknown value decides, the result is unknown; the other operands are not evaluated then. */
export function compileBoolean(scope: CompileScope, operator: 'and' | 'or', operands: readonly Expression[]): Evaluate {
  const values = operands.map((operand) => compileExpression(scope, operand));
  const last = values.pop();
  if (!last) throw new Error('a condition without operands');
  const deciding = operator === 'or';
  return (frame) => {
    for (const value of values) {
      const result = value(frame);
      if (isUndecided(result) || isTrue(result, frame) === deciding) return result;
    }
    return last(frame);
  };
}

/** Whether it cannot be told if the value is true. */
function isUndecided(value: PyValue): boolean {
  return value instanceof Unknown && !value.isText;
}

function isTrue(value: PyValue, frame: Frame): boolean {
  return typeof value === 'boolean' ? value : truthy(value, frame.run);
}

/** With an unknown test it is unknown, unless both branches are the same constant. */
export function compileConditional(scope: CompileScope, expression: Of<'conditional'>): Evaluate {
  const test = compileExpression(scope, expression.test);
  const whenTrue = compileExpression(scope, expression.whenTrue);
  const whenFalse = compileExpression(scope, expression.whenFalse);
  const { whenTrue: one, whenFalse: other } = expression;
  const areSame = one.kind === 'constant' && other.kind === 'constant' && one.value === other.value;
  return (frame) => {
    const result = test(frame);
    if (isUndecided(result)) return areSame ? whenTrue(frame) : result;
    return isTrue(result, frame) ? whenTrue(frame) : whenFalse(frame);
  };
}

export function compileCompare(scope: CompileScope, { first, rest }: Of<'compare'>): Evaluate {
  const left = compileExpression(scope, first);
  const parts = rest.map(({ operator, operand }) => ({
    compare: comparison(operator),
    operand: compileExpression(scope, operand),
  }));
  const [only] = parts;
  if (parts.length === 1 && only) {
    const { compare, operand } = only;
    return (frame) => compare(left(frame), operand(frame), frame.run);
  }
  return (frame) => {
    let value = left(frame);
    let result: PyValue = true;
    for (const { compare, operand } of parts) {
      const next = operand(frame);
      result = compare(value, next, frame.run);
      if (result instanceof Unknown || !isTrue(result, frame)) return result;
      value = next;
    }
    return result;
  };
}

type Comparison = (left: PyValue, right: PyValue, run: PythonRun) => PyValue;

function comparison(operator: CompareOperator): Comparison {
  switch (operator) {
    case '==':
      return (left, right, run) =>
        typeof left === 'string' && typeof right === 'string' ? left === right : equalTo(left, right, run);
    case '!=':
      return notEqual;
    case 'in':
      return (left, right, run) => contains(right, left, run);
    case 'not in':
      return (left, right, run) => negation(contains(right, left, run), run);
    case 'is':
      return sameObject;
    case 'is not':
      return (left, right, run) => negation(sameObject(left, right), run);
    default:
      return (left, right, run) => compareOrder(operator, left, right, run);
  }
}

function equalTo(left: PyValue, right: PyValue, run: PythonRun): PyValue {
  return equals(left, right, run);
}

function notEqual(left: PyValue, right: PyValue, run: PythonRun): PyValue {
  if (typeof left === 'object' && left !== null && !(left instanceof Unknown)) {
    const method = findSpecial(left, '__ne__', run);
    if (method !== undefined) return run.call(method, [right]);
  }
  return negation(equals(left, right, run), run);
}

function sameObject(left: PyValue, right: PyValue): PyValue {
  if (left instanceof Unknown) return left.isText && right === null ? false : left.result;
  return right instanceof Unknown ? right.result : identical(left, right);
}
