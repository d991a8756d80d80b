/** `min()` and `max()`. */
import { raise } from '../../exception';
import { toArray } from '../../iterate';
import { compareOrder } from '../../order';
import type { PythonRun } from '../../run';
import { truthy } from '../../truth';
import { type PyValue, Unknown } from '../../value';

/** Of several arguments, or of the items of the only one; the first of equal ones. */
export function extreme(
  name: 'min' | 'max',
  args: readonly PyValue[],
  key: PyValue,
  byDefault: PyValue | undefined,
  run: PythonRun,
): PyValue {
  const [first] = args;
  if (first === undefined) return raise('TypeError', `${name} expected at least 1 argument, got 0`);
  const items = args.length === 1 ? toArray(first, run) : args;
  let best: PyValue | undefined;
  let bestKey: PyValue = null;
  for (const item of items) {
    run.spend(2);
    const itemKey = key === null ? item : run.call(key, [item]);
    if (itemKey instanceof Unknown) return itemKey;
    const isBetter = best === undefined || compareOrder(name === 'min' ? '<' : '>', itemKey, bestKey, run);
    if (isBetter instanceof Unknown) return isBetter;
    if (!truthy(isBetter, run)) continue;
    best = item;
    bestKey = itemKey;
  }
  if (best !== undefined) return best;
  return byDefault !== undefined ? byDefault : raise('ValueError', `${name}() arg is an empty sequence`);
}
