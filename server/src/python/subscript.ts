/** `value[key]`: read, set and deleted. */
import { PyClass } from './class';
import { dictDelete, dictGet, dictSet } from './dict';
import { newException, raise } from './exception';
import { rangeLength, toArray } from './iterate';
import { type PythonRun, textCost, UnknownError } from './run';
import { callSpecial, findSpecial } from './special';
import { integerOf, offsetOf, type SliceRange, slicedItems, sliceRange } from './subscriptIndex';
import { typeName } from './typeName';
import { PyBytes, PyDict, PyList, PyRange, PySlice, PyTuple, type PyValue, Unknown } from './value';

const SURROGATE = /[\ud800-\udfff]/;

/** Raises IndexError, KeyError or TypeError; unknown where the value or the key is. */
export function getItem(value: PyValue, key: PyValue, run: PythonRun): PyValue {
  if (value instanceof Unknown) return value.result;
  if (key instanceof Unknown) return key.result;
  if (value instanceof PyDict && !value.cls) {
    const found = dictGet(value, key, run);
    return found !== undefined ? found : raise('KeyError', key);
  }
  const special = callSpecial(value, '__getitem__', [key], run);
  if (special !== undefined) return special;
  if (value instanceof PyList) return sequenceItem(value.items, key, 'list', run, (items) => new PyList(items));
  if (typeof value === 'string') return characterOf(value, key, run);
  if (value instanceof PyTuple) return sequenceItem(value.items, key, 'tuple', run, (items) => new PyTuple(items));
  if (value instanceof PyDict) return itemOfExtendedDict(value, key, run);
  if (value instanceof PyBytes) return byteOf(value, key, run);
  if (value instanceof PyRange) return numberOfRange(value, key, run);
  // `list[str]`: only annotations use it.
  if (value instanceof PyClass) return classItem(value, key, run);
  return raise('TypeError', `'${typeName(value)}' object is not subscriptable`);
}

function classItem(cls: PyClass, key: PyValue, run: PythonRun): PyValue {
  const method = cls.attributes.get('__class_getitem__');
  return method === undefined ? cls : run.call(method, [cls, key]);
}

function itemOfExtendedDict(dict: PyDict, key: PyValue, run: PythonRun): PyValue {
  const found = dictGet(dict, key, run);
  if (found !== undefined) return found;
  const missing = callSpecial(dict, '__missing__', [key], run);
  return missing !== undefined ? missing : raise('KeyError', key);
}

function sequenceItem(
  items: readonly PyValue[],
  key: PyValue,
  name: string,
  run: PythonRun,
  make: (items: PyValue[]) => PyValue,
): PyValue {
  if (typeof key === 'number') {
    const item = items[key < 0 ? key + items.length : key];
    return item !== undefined ? item : raise('IndexError', `${name} index out of range`);
  }
  if (key instanceof PySlice) {
    const range = sliceRange(key, items.length, run);
    run.spend(1 + range.count);
    return make(slicedItems(items, range));
  }
  return items[requireOffset(key, items.length, name, run)] ?? null;
}

function requireOffset(key: PyValue, length: number, name: string, run: PythonRun): number {
  const index = integerOf(key, run);
  if (index === undefined) {
    raise('TypeError', `${name.split(' ')[0]} indices must be integers or slices, not ${typeName(key)}`);
  }
  return offsetOf(index, length) ?? raise('IndexError', `${name} index out of range`);
}

function characterOf(text: string, key: PyValue, run: PythonRun): PyValue {
  // Python counts code points.
  if (text.length < 10_000 && SURROGATE.test(text)) return new Unknown('counts characters beyond U+FFFF');
  if (key instanceof PySlice) {
    const range = sliceRange(key, text.length, run);
    run.spend(textCost(range.count));
    if (range.step === 1) return text.slice(range.start, range.start + range.count);
    run.spend(range.count);
    return slicedText(text, range);
  }
  const index = integerOf(key, run);
  if (index === undefined) {
    return raise('TypeError', `string indices must be integers, not '${typeName(key)}'`);
  }
  const offset = offsetOf(index, text.length);
  return offset === undefined ? raise('IndexError', 'string index out of range') : text.charAt(offset);
}

function slicedText(text: string, range: SliceRange): string {
  let sliced = '';
  for (let index = 0; index < range.count; index++) sliced += text.charAt(range.start + index * range.step);
  return sliced;
}

function byteOf(value: PyBytes, key: PyValue, run: PythonRun): PyValue {
  if (!(key instanceof PySlice)) {
    const offset = offsetOf(integerOf(key, run) ?? byteKeyError(key), value.bytes.length);
    return offset === undefined ? raise('IndexError', 'index out of range') : (value.bytes[offset] ?? 0);
  }
  const range = sliceRange(key, value.bytes.length, run);
  run.spend(textCost(range.count) + (range.step === 1 ? 0 : range.count));
  if (range.step === 1) return new PyBytes(value.bytes.slice(range.start, range.start + range.count));
  return new PyBytes(Uint8Array.from(slicedItems([...value.bytes], range)));
}

function byteKeyError(key: PyValue): never {
  return raise('TypeError', `byte indices must be integers or slices, not ${typeName(key)}`);
}

function numberOfRange(range: PyRange, key: PyValue, run: PythonRun): PyValue {
  const length = rangeLength(range);
  if (!(key instanceof PySlice)) {
    return range.start + requireOffset(key, length, 'range object', run) * range.step;
  }
  const slice = sliceRange(key, length, run);
  const at = (index: number) => range.start + index * range.step;
  const stop = slice.start + slice.count * slice.step;
  return new PyRange(at(slice.start), at(stop), range.step * slice.step);
}

export function setItem(target: PyValue, key: PyValue, value: PyValue, run: PythonRun): void {
  if (target instanceof Unknown) throw new UnknownError(target.why);
  if (target instanceof PyDict && !target.cls) {
    dictSet(target, key, value, run);
    return;
  }
  const setter = findSpecial(target, '__setitem__', run);
  if (setter !== undefined) requireDone(run.call(setter, [key, value]));
  else if (target instanceof PyDict) dictSet(target, key, value, run);
  else if (target instanceof PyList) setListItem(target, key, value, run);
  else raise('TypeError', `'${typeName(target)}' object does not support item assignment`);
}

/** A native method that has not been called, as an argument is unknown, leaves the container in doubt. */
function requireDone(result: PyValue): void {
  if (result instanceof Unknown) throw new UnknownError(result.why);
}

function setListItem(list: PyList, key: PyValue, value: PyValue, run: PythonRun): void {
  if (key instanceof PySlice) {
    setSlice(list, sliceRange(key, list.items.length, run), toArray(value, run), run);
    return;
  }
  const index = integerOf(key, run);
  if (index === undefined) raise('TypeError', `list indices must be integers or slices, not ${typeName(key)}`);
  const offset = offsetOf(index, list.items.length);
  if (offset === undefined) raise('IndexError', 'list assignment index out of range');
  list.items[offset] = value;
}

function setSlice(list: PyList, range: SliceRange, values: readonly PyValue[], run: PythonRun): void {
  run.spend(1 + values.length + list.items.length / 8);
  if (range.step === 1) {
    const after = list.items.slice(range.stop);
    list.items.length = range.start;
    for (const item of values) list.items.push(item);
    for (const item of after) list.items.push(item);
    return;
  }
  if (values.length !== range.count) {
    const sizes = `of size ${values.length} to extended slice of size ${range.count}`;
    raise('ValueError', `attempt to assign sequence ${sizes}`);
  }
  for (const [index, item] of values.entries()) list.items[range.start + index * range.step] = item;
}

export function deleteItem(target: PyValue, key: PyValue, run: PythonRun): void {
  if (target instanceof Unknown) throw new UnknownError(target.why);
  const special = target instanceof PyDict && !target.cls ? undefined : findSpecial(target, '__delitem__', run);
  if (special !== undefined) requireDone(run.call(special, [key]));
  else if (target instanceof PyDict) {
    if (!dictDelete(target, key, run)) throw newException('KeyError', key);
  } else if (target instanceof PyList) deleteListItem(target, key, run);
  else raise('TypeError', `'${typeName(target)}' object doesn't support item deletion`);
}

function deleteListItem(list: PyList, key: PyValue, run: PythonRun): void {
  run.spend(1 + list.items.length / 8);
  if (key instanceof PySlice) {
    const range = sliceRange(key, list.items.length, run);
    const gone = new Set(Array.from({ length: range.count }, (_, index) => range.start + index * range.step));
    const kept = list.items.filter((_, index) => !gone.has(index));
    list.items.length = 0;
    for (const item of kept) list.items.push(item);
    return;
  }
  const index = integerOf(key, run);
  if (index === undefined) raise('TypeError', `list indices must be integers or slices, not ${typeName(key)}`);
  const offset = offsetOf(index, list.items.length);
  if (offset === undefined) raise('IndexError', 'list assignment index out of range');
  list.items.splice(offset, 1);
}
