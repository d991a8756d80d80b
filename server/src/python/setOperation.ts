/** The operators of sets, and of the views of a dict that behave like sets. */
import { viewItems } from './iterate';
import type { PythonRun } from './run';
import { PyDictView, PySet, type PyValue } from './value';

/** `undefined` where the operator or one of the two is not for sets. With `=` behind the operator the left set itself is changed. */
export function setOperation(operator: string, left: PyValue, right: PyValue, run: PythonRun): PySet | undefined {
  const [mine, other] = [asSet(left, run), asSet(right, run)];
  if (!mine || !other) return undefined;
  const combined = combine(operator.charAt(0), mine, other, run);
  if (!combined || !operator.endsWith('=') || mine !== left || mine.isFrozen) return combined;
  mine.items.clear();
  for (const [key, item] of combined.items) mine.items.set(key, item);
  return mine;
}

function asSet(value: PyValue, run: PythonRun): PySet | undefined {
  if (value instanceof PySet) return value;
  return value instanceof PyDictView && value.kind !== 'values' ? viewItems(value, run) : undefined;
}

/** `operator` is one of `| & - ^`. */
export function combine(operator: string, left: PySet, right: PySet, run: PythonRun): PySet | undefined {
  run.spend(1 + left.items.size + right.items.size);
  const result = new PySet(left.isFrozen);
  const addWithout = (from: PySet, without: PySet) => {
    for (const [key, item] of from.items) if (!without.items.has(key)) result.items.set(key, item);
  };
  switch (operator) {
    case '|':
      for (const set of [left, right]) {
        for (const [key, item] of set.items) if (!result.items.has(key)) result.items.set(key, item);
      }
      return result;
    case '&':
      for (const [key, item] of left.items) if (right.items.has(key)) result.items.set(key, item);
      return result;
    case '-':
      addWithout(left, right);
      return result;
    case '^':
      addWithout(left, right);
      addWithout(right, left);
      return result;
    default:
      return undefined;
  }
}
