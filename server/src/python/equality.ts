/** Python's `==` and `is`. */
import { viewItems } from './iterate';
import { enter, leave, type PythonRun, textCost } from './run';
import { callSpecial, decidingClass } from './special';
import { truthy } from './truth';
import {
  NOT_IMPLEMENTED,
  PyBoundMethod,
  PyBytes,
  PyDict,
  PyDictView,
  PyFloat,
  PyList,
  PyNativeObject,
  PyRange,
  PySet,
  PySlice,
  PyTuple,
  type PyValue,
  Unknown,
} from './value';

/** Whether two values are the same object. Equal strings and integers always are, as with the interned ones of CPython. */
export function identical(left: PyValue, right: PyValue): boolean {
  return left === right;
}

/** Whether `left == right`; unknown where that depends on an unknown value. */
export function equals(left: PyValue, right: PyValue, run: PythonRun): boolean | Unknown {
  if (left === right)
    return !(left instanceof Unknown) ? !(left instanceof PyFloat && Number.isNaN(left.value)) : left.result;
  if (left instanceof Unknown) return left.result;
  if (right instanceof Unknown) return right.result;
  if (left === null || right === null) return asksSpecial(left, right) ? specialEquals(left, right, run) : false;
  if (typeof left !== 'object' || typeof right !== 'object') {
    const [first, second] = [numberOf(left), numberOf(right)];
    if (first !== undefined || second !== undefined) {
      if (first !== undefined && second !== undefined) return first === second;
    }
    return asksSpecial(left, right) ? specialEquals(left, right, run) : false;
  }
  if (asksSpecial(left, right)) return specialEquals(left, right, run);
  return objectsEqual(left, right, run);
}

/** A number as JavaScript sees it; `undefined` for all other values. */
export function numberOf(value: PyValue): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value instanceof PyFloat ? value.value : undefined;
}

function asksSpecial(left: PyValue, right: PyValue): boolean {
  return isSpecial(left) || isSpecial(right);
}

function isSpecial(value: PyValue): boolean {
  return value instanceof PyNativeObject || decidingClass(value) !== undefined;
}

function specialEquals(left: PyValue, right: PyValue, run: PythonRun): boolean | Unknown {
  for (const [self, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const result = callSpecial(self, '__eq__', [other], run);
    if (result instanceof Unknown) return result;
    if (result !== undefined && result !== NOT_IMPLEMENTED) return truthy(result, run);
  }
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  return objectsEqual(left, right, run);
}

function objectsEqual(left: object, right: object, run: PythonRun): boolean | Unknown {
  if (left instanceof PyFloat) return right instanceof PyFloat && left.value === right.value;
  if (left instanceof PyList) return right instanceof PyList && sequencesEqual(left.items, right.items, run);
  if (left instanceof PyTuple) return right instanceof PyTuple && sequencesEqual(left.items, right.items, run);
  if (left instanceof PyDict) return right instanceof PyDict && dictsEqual(left, right, run);
  if (left instanceof PySet) return sameKeys(left, right, run);
  if (left instanceof PyDictView && left.kind !== 'values') return sameKeys(left, right, run);
  if (left instanceof PyBytes) {
    if (!(right instanceof PyBytes) || left.bytes.length !== right.bytes.length) return false;
    run.spend(textCost(left.bytes.length));
    return left.bytes.every((byte, index) => byte === right.bytes[index]);
  }
  if (left instanceof PyRange && right instanceof PyRange) {
    return left.start === right.start && left.stop === right.stop && left.step === right.step;
  }
  if (left instanceof PySlice && right instanceof PySlice) {
    return sequencesEqual([left.start, left.stop, left.step], [right.start, right.stop, right.step], run);
  }
  if (left instanceof PyBoundMethod && right instanceof PyBoundMethod) {
    return left.self === right.self && left.callee === right.callee;
  }
  return false;
}

function sequencesEqual(left: readonly PyValue[], right: readonly PyValue[], run: PythonRun): boolean | Unknown {
  if (left.length !== right.length) return false;
  let unknown: Unknown | undefined;
  enter(run.budget, 3);
  try {
    for (const [index, item] of left.entries()) {
      run.spend(1);
      const other = right[index] ?? null;
      const same = (item === other && !(item instanceof Unknown)) || equals(item, other, run);
      if (same === false) return false;
      if (same instanceof Unknown) unknown = same;
    }
  } finally {
    leave(run.budget, 3);
  }
  return unknown ?? true;
}

function dictsEqual(left: PyDict, right: PyDict, run: PythonRun): boolean | Unknown {
  if (left.entries.size !== right.entries.size) return false;
  const [values, others]: [PyValue[], PyValue[]] = [[], []];
  for (const [key, entry] of left.entries) {
    run.spend(1);
    const other = right.entries.get(key);
    if (!other) return false;
    values.push(entry.value);
    others.push(other.value);
  }
  return sequencesEqual(values, others, run);
}

function sameKeys(left: PySet | PyDictView, right: object, run: PythonRun): boolean {
  const [mine, others] = [keysOf(left, run), keysOf(right, run)];
  if (!mine || !others || mine.items.size !== others.items.size) return false;
  run.spend(mine.items.size);
  for (const key of mine.items.keys()) if (!others.items.has(key)) return false;
  return true;
}

/** The members of a set, or of a view that behaves like one. */
function keysOf(value: object, run: PythonRun): PySet | undefined {
  if (value instanceof PySet) return value;
  return value instanceof PyDictView && value.kind !== 'values' ? viewItems(value, run) : undefined;
}
