/** The methods of `list` and `tuple`. */
import { equals } from '../../equality';
import { raise } from '../../exception';
import { iteratorOf, toArray } from '../../iterate';
import { contains, lengthOf } from '../../membership';
import { defineMethod, nativeTable } from '../../native';
import { sortedItems } from '../../order';
import { type PythonRun, UnknownError } from '../../run';
import { deleteItem, getItem, setItem } from '../../subscript';
import { requireInteger } from '../../subscriptIndex';
import { toRepr } from '../../text';
import { truthy } from '../../truth';
import { typeName } from '../../typeName';
import { PyIterator, PyList, type PyNative, PyTuple, type PyValue, Unknown } from '../../value';

type ListMethod = (run: PythonRun, list: PyList, ...args: PyValue[]) => PyValue;

/** Sees unknown arguments too: what is in the list from then on may depend on them. */
function method(signature: string, implement: ListMethod): PyNative {
  return defineMethod(
    signature,
    (run, self, ...args) => {
      if (self instanceof Unknown) return self;
      if (!(self instanceof PyList)) {
        return raise(
          'TypeError',
          `descriptor for 'list' objects doesn't apply to a '${typeName(self ?? null)}' object`,
        );
      }
      return implement(run, self, ...args);
    },
    { handlesUnknown: true },
  );
}

function known(value: PyValue): PyValue {
  if (value instanceof Unknown) throw new UnknownError(value.why);
  return value;
}

const changing = [
  method('append(self, object, /)', (_run, list, item) => {
    list.items.push(item);
    return null;
  }),
  method('extend(self, iterable, /)', (run, list, iterable) => {
    for (const item of toArray(iterable, run)) list.items.push(item);
    return null;
  }),
  method('insert(self, index, object, /)', (run, list, index, item) => {
    run.spend(1 + list.items.length / 16);
    const at = requireInteger(index, run);
    list.items.splice(at < 0 ? Math.max(0, at + list.items.length) : at, 0, item);
    return null;
  }),
  method('remove(self, value, /)', (run, list, value) => {
    const index = indexOf(list.items, known(value), 0, list.items.length, run);
    if (index < 0) raise('ValueError', 'list.remove(x): x not in list');
    list.items.splice(index, 1);
    return null;
  }),
  method('pop(self, index=-1, /)', (run, list, index) => {
    const at = requireInteger(index, run);
    if (list.items.length === 0) raise('IndexError', 'pop from empty list');
    const offset = at < 0 ? at + list.items.length : at;
    if (offset < 0 || offset >= list.items.length) raise('IndexError', 'pop index out of range');
    run.spend(1 + (list.items.length - offset) / 16);
    return list.items.splice(offset, 1)[0] ?? null;
  }),
  method('clear(self, /)', (_run, list) => {
    list.items.length = 0;
    return null;
  }),
  method('reverse(self, /)', (run, list) => {
    run.spend(1 + list.items.length / 8);
    list.items.reverse();
    return null;
  }),
  method('sort(self, *, key=None, reverse=False)', (run, list, key, isReversed) => {
    const sorted = sortedItems(list.items, known(key), truthy(isReversed, run), run);
    for (const [index, item] of sorted.entries()) list.items[index] = item;
    return null;
  }),
];

const shared = [
  defineMethod('index(self, value, start=0, stop=9007199254740991, /)', (run, self, value, start, stop) => {
    const items = itemsOf(self);
    const bound = (index: PyValue) => {
      const at = requireInteger(index, run);
      return at < 0 ? Math.max(0, at + items.length) : Math.min(at, items.length);
    };
    const index = indexOf(items, value, bound(start), bound(stop), run);
    if (index >= 0) return index;
    if (self instanceof PyTuple) return raise('ValueError', 'tuple.index(x): x not in tuple');
    const shown = toRepr(value, run);
    return shown instanceof Unknown ? shown : raise('ValueError', `${shown} is not in list`);
  }),
  defineMethod('count(self, value, /)', (run, self, value) => {
    let count = 0;
    for (const item of itemsOf(self)) {
      run.spend(1);
      const same = equals(item, value, run);
      if (same instanceof Unknown) return same;
      if (same) count++;
    }
    return count;
  }),
  defineMethod('__len__(self, /)', (run, self) =>
    self instanceof PyList || self instanceof PyTuple ? self.items.length : lengthOf(self, run),
  ),
  defineMethod('__contains__(self, item, /)', (run, self, item) => contains(plain(self), item, run)),
  defineMethod('__iter__(self, /)', (run, self) => new PyIterator('list_iterator', iteratorOf(plain(self), run))),
  defineMethod('__getitem__(self, key, /)', (run, self, key) => getItem(plain(self), key, run)),
  defineMethod('__repr__(self, /)', (run, self) => toRepr(plain(self), run)),
];

/** The content itself, not a copy, without what a class that extends the type decides. */
function plain(value: PyValue): PyValue {
  return value instanceof PyTuple
    ? new PyTuple(value.items)
    : value instanceof PyList
      ? new PyList(value.items)
      : value;
}

function itemsOf(value: PyValue): readonly PyValue[] {
  return value instanceof PyList || value instanceof PyTuple
    ? value.items
    : raise('TypeError', 'a list or tuple is needed');
}

/** An unknown item that might be the one ends the run. */
function indexOf(items: readonly PyValue[], value: PyValue, start: number, stop: number, run: PythonRun): number {
  for (let index = start; index < Math.min(stop, items.length); index++) {
    run.spend(1);
    const same = equals(items[index] ?? null, value, run);
    if (same instanceof Unknown) throw new UnknownError(same.why);
    if (same) return index;
  }
  return -1;
}

export const listMethods: ReadonlyMap<string, PyValue> = nativeTable([
  ...changing,
  ...shared,
  method('__init__(self, iterable=?, /)', (run, list, iterable: PyValue | undefined) => {
    list.items.length = 0;
    if (iterable !== undefined) for (const item of toArray(iterable, run)) list.items.push(item);
    return null;
  }),
  method('copy(self, /)', (run, list) => new PyList(toArray(plain(list), run))),
  method('__setitem__(self, key, value, /)', (run, list, key, value) => {
    setItem(plain(list), key, value, run);
    return null;
  }),
  method('__delitem__(self, key, /)', (run, list, key) => {
    deleteItem(plain(list), key, run);
    return null;
  }),
]);

export const tupleMethods: ReadonlyMap<string, PyValue> = nativeTable(shared);
