/** Python's `in`, and `len()`. */
import { equals } from './equality';
import { raise } from './exception';
import { hashKey } from './hashKey';
import { iteratorOf, rangeLength } from './iterate';
import { type PythonRun, textCost } from './run';
import { callSpecial } from './special';
import { truthy } from './truth';
import { typeName } from './typeName';
import { PyBytes, PyDict, PyDictView, PyFloat, PyList, PyRange, PySet, PyTuple, type PyValue, Unknown } from './value';

/** Whether `item in container`; unknown where that depends on an unknown value. */
export function contains(container: PyValue, item: PyValue, run: PythonRun): boolean | Unknown {
  if (container instanceof Unknown) return container.result;
  if (item instanceof Unknown) return isEmpty(container) ? false : item.result;
  if (typeof container === 'string') return textContains(container, item, run);
  const special = callSpecial(container, '__contains__', [item], run);
  if (special !== undefined) return special instanceof Unknown ? special : truthy(special, run);
  if (container instanceof PyList || container instanceof PyTuple) {
    return itemsContain(container.items, item, run);
  }
  if (container instanceof PyDict) return container.entries.has(hashKey(item, run));
  if (container instanceof PySet) return container.items.has(hashKey(item, run));
  if (container instanceof PyDictView && container.kind === 'keys') {
    return container.dict.entries.has(hashKey(item, run));
  }
  if (container instanceof PyRange && typeof item === 'number') return inRange(container, item);
  if (container instanceof PyBytes) return bytesContain(container, item, run);
  return iteratedContains(container, item, run);
}

function isEmpty(container: PyValue): boolean {
  if (container instanceof PyList || container instanceof PyTuple) return container.items.length === 0;
  return container instanceof PyDict
    ? container.entries.size === 0
    : container instanceof PySet && container.items.size === 0;
}

function textContains(text: string, item: PyValue, run: PythonRun): boolean {
  if (typeof item !== 'string') {
    return raise('TypeError', `'in <string>' requires string as left operand, not ${typeName(item)}`);
  }
  run.spend(textCost(text.length));
  return text.includes(item);
}

function itemsContain(items: readonly PyValue[], item: PyValue, run: PythonRun): boolean | Unknown {
  let unknown: Unknown | undefined;
  run.spend(items.length >>> 2);
  for (let index = 0; index < items.length; index++) {
    const other = items[index] ?? null;
    const same = other === item || equals(other, item, run);
    if (same === true) return true;
    if (same !== false) unknown = same;
  }
  return unknown ?? false;
}

function inRange(range: PyRange, item: number): boolean {
  const index = (item - range.start) / range.step;
  return Number.isInteger(index) && index >= 0 && index < rangeLength(range);
}

function bytesContain(container: PyBytes, item: PyValue, run: PythonRun): boolean {
  run.spend(textCost(container.bytes.length));
  if (typeof item === 'number') return container.bytes.includes(item);
  if (!(item instanceof PyBytes)) {
    return raise('TypeError', `a bytes-like object is required, not '${typeName(item)}'`);
  }
  return latin1(container).includes(latin1(item));
}

/** The bytes as characters of the same codes. */
export function latin1(value: PyBytes): string {
  let text = '';
  for (const byte of value.bytes) text += String.fromCharCode(byte);
  return text;
}

function iteratedContains(container: PyValue, item: PyValue, run: PythonRun): boolean | Unknown {
  if (typeof container !== 'object' || container === null || container instanceof PyFloat) {
    raise('TypeError', `argument of type '${typeName(container)}' is not iterable`);
  }
  const next = iteratorOf(container, run);
  let unknown: Unknown | undefined;
  for (;;) {
    run.spend(1);
    const other = next();
    if (other === undefined) return unknown ?? false;
    const same = equals(other, item, run);
    if (same === true) return true;
    if (same instanceof Unknown) unknown = same.result;
  }
}

const SURROGATE = /[\ud800-\udfff]/;

/** `len(value)`; raises TypeError for what has no length. */
export function lengthOf(value: PyValue, run: PythonRun): PyValue {
  if (value instanceof Unknown) return value;
  if (typeof value === 'string') {
    // Python counts code points.
    if (!SURROGATE.test(value)) return value.length;
    run.spend(value.length);
    return [...value].length;
  }
  const special = callSpecial(value, '__len__', [], run);
  if (special !== undefined) return special;
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length;
  if (value instanceof PyDict) return value.entries.size;
  if (value instanceof PySet) return value.items.size;
  if (value instanceof PyDictView) return value.dict.entries.size;
  if (value instanceof PyBytes) return value.bytes.length;
  if (value instanceof PyRange) return rangeLength(value);
  return raise('TypeError', `object of type '${typeName(value)}' has no len()`);
}
