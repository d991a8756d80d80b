/** Python's `<`, `<=`, `>` and `>=`, and sorting. */
import { equals, numberOf } from './equality';
import { raise } from './exception';
import { viewItems } from './iterate';
import { enter, leave, type PythonRun, textCost, UnknownError } from './run';
import { callSpecial } from './special';
import { truthy } from './truth';
import { typeName } from './typeName';
import { NOT_IMPLEMENTED, PyBytes, PyDictView, PyList, PySet, PyTuple, type PyValue, Unknown } from './value';

export type OrderOperator = '<' | '<=' | '>' | '>=';

const METHODS: Readonly<Record<OrderOperator, string>> = {
  '<': '__lt__',
  '<=': '__le__',
  '>': '__gt__',
  '>=': '__ge__',
};
const REFLECTED: Readonly<Record<OrderOperator, OrderOperator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** What the comparison gives: a bool, or unknown, or whatever a special method makes of it. */
export function compareOrder(operator: OrderOperator, left: PyValue, right: PyValue, run: PythonRun): PyValue {
  if (typeof left === 'number' && typeof right === 'number') return holds(operator, left - right);
  if (typeof left === 'string' && typeof right === 'string') {
    run.spend(textCost(Math.min(left.length, right.length)));
    return holds(operator, compareText(left, right));
  }
  if (left instanceof Unknown) return left.result;
  if (right instanceof Unknown) return right.result;
  const [first, second] = [numberOf(left), numberOf(right)];
  if (first !== undefined && second !== undefined) {
    return Number.isNaN(first) || Number.isNaN(second)
      ? false
      : holds(operator, first < second ? -1 : first > second ? 1 : 0);
  }
  const special = specialOrder(operator, left, right, run);
  if (special !== undefined) return special;
  const builtin = builtinOrder(operator, left, right, run);
  if (builtin !== undefined) return builtin;
  const [mine, other] = [typeName(left), typeName(right)];
  return raise('TypeError', `'${operator}' not supported between instances of '${mine}' and '${other}'`);
}

function specialOrder(operator: OrderOperator, left: PyValue, right: PyValue, run: PythonRun): PyValue | undefined {
  const result = callSpecial(left, METHODS[operator], [right], run);
  if (result !== undefined && result !== NOT_IMPLEMENTED) return result;
  const reflected = callSpecial(right, METHODS[REFLECTED[operator]], [left], run);
  return reflected === NOT_IMPLEMENTED ? undefined : reflected;
}

function builtinOrder(operator: OrderOperator, left: PyValue, right: PyValue, run: PythonRun): PyValue | undefined {
  if (left instanceof PyList && right instanceof PyList) return sequenceOrder(operator, left.items, right.items, run);
  if (left instanceof PyTuple && right instanceof PyTuple) return sequenceOrder(operator, left.items, right.items, run);
  const [mine, other] = [asSet(left, run), asSet(right, run)];
  if (mine && other) return setOrder(operator, mine, other, run);
  if (left instanceof PyBytes && right instanceof PyBytes) {
    run.spend(textCost(left.bytes.length + right.bytes.length));
    const difference = left.bytes.findIndex((byte, index) => byte !== right.bytes[index]);
    const order =
      difference < 0
        ? left.bytes.length - right.bytes.length
        : left.bytes[difference]! - (right.bytes[difference] ?? -1);
    return holds(operator, order);
  }
  return undefined;
}

function asSet(value: PyValue, run: PythonRun): PySet | undefined {
  if (value instanceof PySet) return value;
  return value instanceof PyDictView && value.kind !== 'values' ? viewItems(value, run) : undefined;
}

function holds(operator: OrderOperator, order: number): boolean {
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

/** Strings compare by code point; JavaScript's own comparison, by UTF-16 unit, differs only where there are surrogates. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const [first, second] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (first === second) continue;
    const bothHigh = first >= 0xd800 && second >= 0xd800;
    return bothHigh ? unitRank(first) - unitRank(second) : first - second;
  }
  return left.length - right.length;
}

/** Surrogates stand for code points above all others. */
function unitRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function sequenceOrder(
  operator: OrderOperator,
  left: readonly PyValue[],
  right: readonly PyValue[],
  run: PythonRun,
): PyValue {
  enter(run.budget, 3);
  try {
    const length = Math.min(left.length, right.length);
    for (let index = 0; index < length; index++) {
      run.spend(1);
      const [first, second] = [left[index] ?? null, right[index] ?? null];
      const same = first === second || equals(first, second, run);
      if (same instanceof Unknown) return same;
      if (!same) return compareOrder(operator, first, second, run);
    }
    return holds(operator, left.length - right.length);
  } finally {
    leave(run.budget, 3);
  }
}

/** For sets the operators ask which contains the other. */
function setOrder(operator: OrderOperator, left: PySet, right: PySet, run: PythonRun): boolean {
  if (operator === '>' || operator === '>=') return setOrder(REFLECTED[operator], right, left, run);
  run.spend(1 + left.items.size);
  if (operator === '<' ? left.items.size >= right.items.size : left.items.size > right.items.size) return false;
  for (const key of left.items.keys()) if (!right.items.has(key)) return false;
  return true;
}

/** Stably sorted as by `sorted(items, key=key, reverse=reverse)`. An unknown order ends the run. */
export function sortedItems(items: readonly PyValue[], key: PyValue, isReversed: boolean, run: PythonRun): PyValue[] {
  run.spend(items.length * (2 + Math.ceil(Math.log2(items.length + 1))));
  const keyed = items.map((item) => ({ item, key: key === null ? item : run.call(key, [item]) }));
  const before = isReversed ? -1 : 1;
  keyed.sort((left, right) => before * sortOrder(left.key, right.key, run));
  return keyed.map(({ item }) => item);
}

/** Asks for `<` only, as Python's sort does. */
function sortOrder(left: PyValue, right: PyValue, run: PythonRun): number {
  if (typeof left === 'string' && typeof right === 'string') {
    run.spend(Math.min(left.length, right.length) >>> 6);
    return compareText(left, right);
  }
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (isLess(left, right, run)) return -1;
  return isLess(right, left, run) ? 1 : 0;
}

function isLess(left: PyValue, right: PyValue, run: PythonRun): boolean {
  const result = compareOrder('<', left, right, run);
  if (result instanceof Unknown) throw new UnknownError(result.why);
  return truthy(result, run);
}
