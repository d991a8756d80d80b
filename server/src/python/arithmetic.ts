/** Python's binary and unary operators, but for comparisons. */
import { dictSet } from './dict';
import { numberOf } from './equality';
import { isRaised, raise } from './exception';
import { formatPercent } from './format/percent';
import { toArray } from './iterate';
import { type PythonRun, textCost, UnknownError } from './run';
import { setOperation } from './setOperation';
import { callSpecial } from './special';
import { integerOf } from './subscriptIndex';
import { truthy } from './truth';
import { typeName } from './typeName';
import { NOT_IMPLEMENTED, PyBytes, PyDict, PyFloat, PyList, PySet, PyTuple, type PyValue, Unknown } from './value';

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '&' | '|' | '^' | '<<' | '>>';

const METHODS: Readonly<Record<BinaryOperator, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matmul',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'lshift',
  '>>': 'rshift',
};

/** Raises TypeError where the operator has no meaning for the two; unknown where one of them is. */
export function binaryOperation(operator: BinaryOperator, left: PyValue, right: PyValue, run: PythonRun): PyValue {
  if (typeof left === 'string') {
    if (operator === '+' && typeof right === 'string') return concatenate(left, right, run);
    if (operator === '%') return formatPercent(left, right, run);
  }
  if (left instanceof Unknown) return left.result;
  if (right instanceof Unknown) return right.result;
  const [first, second] = [numberOf(left), numberOf(right)];
  if (first !== undefined && second !== undefined) return numeric(operator, left, right, first, second);
  const special = specialOperation(operator, left, right, run);
  if (special !== undefined) return special;
  return (
    sequenceOperation(operator, left, right, run) ??
    setOperation(operator, left, right, run) ??
    unsupported(operator, left, right)
  );
}

export function concatenate(left: string, right: string, run: PythonRun): string {
  run.spend(textCost(left.length + right.length));
  return left + right;
}

function unsupported(operator: string, left: PyValue, right: PyValue): never {
  const [mine, other] = [typeName(left), typeName(right)];
  const plus = operator.startsWith('+');
  if (plus && typeof left === 'string') raise('TypeError', `can only concatenate str (not "${other}") to str`);
  if (plus && left instanceof PyList) raise('TypeError', `can only concatenate list (not "${other}") to list`);
  if (plus && left instanceof PyTuple) raise('TypeError', `can only concatenate tuple (not "${other}") to tuple`);
  if (plus && left instanceof PyBytes) raise('TypeError', `can't concat ${other} to bytes`);
  if (operator.startsWith('*') && !operator.startsWith('**') && (isSequence(left) || isSequence(right))) {
    raise('TypeError', `can't multiply sequence by non-int of type '${isSequence(left) ? other : mine}'`);
  }
  const shown = operator === '**' ? '** or pow()' : operator;
  return raise('TypeError', `unsupported operand type(s) for ${shown}: '${mine}' and '${other}'`);
}

function isSequence(value: PyValue): boolean {
  return typeof value === 'string' || value instanceof PyList || value instanceof PyTuple || value instanceof PyBytes;
}

function specialOperation(
  operator: BinaryOperator,
  left: PyValue,
  right: PyValue,
  run: PythonRun,
): PyValue | undefined {
  const method = METHODS[operator];
  const result = callSpecial(left, `__${method}__`, [right], run);
  if (result !== undefined && result !== NOT_IMPLEMENTED) return result;
  const reflected = callSpecial(right, `__r${method}__`, [left], run);
  return reflected === NOT_IMPLEMENTED ? undefined : reflected;
}

function sequenceOperation(
  operator: BinaryOperator,
  left: PyValue,
  right: PyValue,
  run: PythonRun,
): PyValue | undefined {
  if (operator === '+') return concatenateSequences(left, right, run);
  if (operator === '*') {
    if (isSequence(left) && isInteger(right)) return repeat(left, integerOf(right, run) ?? 0, run);
    if (isSequence(right) && isInteger(left)) return repeat(right, integerOf(left, run) ?? 0, run);
  }
  if (operator === '|' && left instanceof PyDict && right instanceof PyDict) {
    const merged = new PyDict();
    for (const dict of [left, right]) {
      run.spend(dict.entries.size);
      for (const { key, value } of dict.entries.values()) dictSet(merged, key, value, run);
    }
    return merged;
  }
  return undefined;
}

function isInteger(value: PyValue): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function concatenateSequences(left: PyValue, right: PyValue, run: PythonRun): PyValue | undefined {
  if (left instanceof PyList && right instanceof PyList) {
    run.spend(1 + left.items.length + right.items.length);
    return new PyList([...left.items, ...right.items]);
  }
  if (left instanceof PyTuple && right instanceof PyTuple) {
    run.spend(1 + left.items.length + right.items.length);
    return new PyTuple([...left.items, ...right.items]);
  }
  if (left instanceof PyBytes && right instanceof PyBytes) {
    run.spend(textCost(left.bytes.length + right.bytes.length));
    const joined = new Uint8Array(left.bytes.length + right.bytes.length);
    joined.set(left.bytes);
    joined.set(right.bytes, left.bytes.length);
    return new PyBytes(joined);
  }
  return undefined;
}

function repeat(sequence: PyValue, times: number, run: PythonRun): PyValue | undefined {
  const count = Math.max(0, times);
  if (typeof sequence === 'string') {
    run.spend(1 + (sequence.length * count) / 16);
    return sequence === '' ? '' : sequence.repeat(count);
  }
  if (sequence instanceof PyBytes) {
    run.spend(1 + (sequence.bytes.length * count) / 16);
    const repeated = new Uint8Array(sequence.bytes.length * count);
    for (let index = 0; index < count; index++) repeated.set(sequence.bytes, index * sequence.bytes.length);
    return new PyBytes(repeated);
  }
  if (!(sequence instanceof PyList || sequence instanceof PyTuple)) return undefined;
  run.spend(1 + sequence.items.length * count);
  const items: PyValue[] = [];
  if (sequence.items.length > 0) for (let index = 0; index < count; index++) items.push(...sequence.items);
  return sequence instanceof PyList ? new PyList(items) : new PyTuple(items);
}

function numeric(operator: BinaryOperator, left: PyValue, right: PyValue, first: number, second: number): PyValue {
  const areIntegers = !(left instanceof PyFloat) && !(right instanceof PyFloat);
  if (areIntegers) return integerOperation(operator, left, right, first, second);
  switch (operator) {
    case '+':
      return new PyFloat(first + second);
    case '-':
      return new PyFloat(first - second);
    case '*':
      return new PyFloat(first * second);
    case '/':
      return new PyFloat(first / nonZero(second, 'float division by zero'));
    case '//':
      return new PyFloat(floorDivide(first, nonZero(second, 'float floor division by zero')));
    case '%':
      return new PyFloat(floorModulo(first, nonZero(second, 'float modulo')));
    case '**':
      return floatPower(first, second);
    default:
      return unsupported(operator, left, right);
  }
}

function floatPower(base: number, exponent: number): PyValue {
  if (base === 0 && exponent < 0) raise('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  if (base < 0 && !Number.isInteger(exponent)) return new Unknown('is a complex number');
  const power = base ** exponent;
  if (!Number.isFinite(power) && Number.isFinite(base) && Number.isFinite(exponent)) {
    raise('OverflowError', 34, 'Numerical result out of range');
  }
  return new PyFloat(power);
}

function integerOperation(
  operator: BinaryOperator,
  left: PyValue,
  right: PyValue,
  first: number,
  second: number,
): PyValue {
  switch (operator) {
    case '+':
      return integer(first + second);
    case '-':
      return integer(first - second);
    case '*':
      return integer(first * second);
    case '/':
      return new PyFloat(first / nonZero(second, 'division by zero'));
    case '//':
      return integer(Math.floor(first / nonZero(second, 'integer division or modulo by zero')));
    case '%':
      return integer(floorModulo(first, nonZero(second, 'integer modulo by zero')));
    case '**':
      return second < 0 ? floatPower(first, second) : integer(first ** second);
    case '<<':
      if (second < 0) raise('ValueError', 'negative shift count');
      return integer(first * 2 ** second);
    case '>>':
      if (second < 0) raise('ValueError', 'negative shift count');
      return integer(Math.floor(first / 2 ** second));
    case '&':
    case '|':
    case '^':
      return bitwise(operator, left, right, first, second);
    case '@':
      return unsupported(operator, left, right);
  }
}

function bitwise(operator: '&' | '|' | '^', left: PyValue, right: PyValue, first: number, second: number): PyValue {
  const [mine, other] = [BigInt(first), BigInt(second)];
  const result = Number(operator === '&' ? mine & other : operator === '|' ? mine | other : mine ^ other);
  return typeof left === 'boolean' && typeof right === 'boolean' ? result === 1 : integer(result);
}

/** The integer, or unknown beyond 2^53, where JavaScript's numbers are not exact. */
export function integer(value: number): PyValue {
  // `+ 0` makes 0 of -0.
  return Number.isSafeInteger(value) ? value + 0 : new Unknown('is an integer beyond 2^53');
}

function nonZero(value: number, message: string): number {
  return value === 0 ? raise('ZeroDivisionError', message) : value;
}

/** By way of the remainder, as CPython does, so that the two fit each other. */
function floorDivide(first: number, second: number): number {
  const remainder = floorModulo(first, second);
  const quotient = (first - remainder) / second;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** The remainder has the sign of the divisor. */
function floorModulo(first: number, second: number): number {
  const remainder = first % second;
  return remainder !== 0 && remainder < 0 !== second < 0 ? remainder + second : remainder;
}

/** `left += right` and its like: lists, dicts and sets are changed in place. */
export function inplaceOperation(operator: BinaryOperator, left: PyValue, right: PyValue, run: PythonRun): PyValue {
  if (typeof left === 'string' || typeof left === 'number') return inplaceFallback(operator, left, right, run);
  const special = callSpecial(left, `__i${METHODS[operator]}__`, [right], run);
  if (special !== undefined && special !== NOT_IMPLEMENTED) return special;
  if (left instanceof PyList && operator === '+') {
    for (const item of toArray(right, run)) left.items.push(item);
    return left;
  }
  const changesInPlace = left instanceof PyList || left instanceof PyDict || left instanceof PySet;
  // Whoever else holds the container would see it unchanged.
  if (changesInPlace && right instanceof Unknown) throw new UnknownError(right.why);
  if (left instanceof PyList && operator === '*') {
    const repeated = inplaceFallback(operator, left, right, run);
    if (repeated instanceof PyList) left.items.splice(0, left.items.length, ...repeated.items);
    return left;
  }
  if (left instanceof PyDict && operator === '|' && right instanceof PyDict) {
    run.spend(right.entries.size);
    for (const { key, value } of right.entries.values()) dictSet(left, key, value, run);
    return left;
  }
  return setOperation(`${operator}=`, left, right, run) ?? inplaceFallback(operator, left, right, run);
}

/** As the plain operator, but for the words of a TypeError. */
function inplaceFallback(operator: BinaryOperator, left: PyValue, right: PyValue, run: PythonRun): PyValue {
  try {
    return binaryOperation(operator, left, right, run);
  } catch (error) {
    const args = isRaised(error, 'TypeError') ? error.instance.attributes.get('args') : undefined;
    const message = args instanceof PyTuple ? args.items[0] : undefined;
    if (typeof message !== 'string' || !message.startsWith('unsupported operand')) throw error;
    return unsupported(`${operator}=`, left, right);
  }
}

export function unaryOperation(operator: '+' | '-' | '~', operand: PyValue, run: PythonRun): PyValue {
  if (operand instanceof Unknown) return operand.result;
  const number = numberOf(operand);
  if (operand instanceof PyFloat && operator !== '~')
    return new PyFloat(operator === '-' ? -operand.value : operand.value);
  if (number !== undefined && !(operand instanceof PyFloat)) {
    if (operator === '~') return integer(-number - 1);
    return integer(operator === '-' ? -number : number);
  }
  const method = operator === '-' ? '__neg__' : operator === '+' ? '__pos__' : '__invert__';
  const special = callSpecial(operand, method, [], run);
  if (special !== undefined) return special;
  return raise('TypeError', `bad operand type for unary ${operator}: '${typeName(operand)}'`);
}

export function negation(operand: PyValue, run: PythonRun): PyValue {
  return operand instanceof Unknown && !operand.isText ? operand : !truthy(operand, run);
}
