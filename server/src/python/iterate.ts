/** Going through the items of a value. */
import { makeSet } from './dict';
import { isRaised, raise } from './exception';
import { resume } from './generator';
import { type PythonRun, UnknownError } from './run';
import { callSpecial, findSpecial } from './special';
import { typeName } from './typeName';
import {
  type NextItem,
  PyBytes,
  PyDict,
  PyDictView,
  PyGenerator,
  PyIterator,
  PyList,
  PyRange,
  PySet,
  PyTuple,
  type PyValue,
  Unknown,
} from './value';

/** Raises TypeError for what has no items; an unknown value ends the run. Every item costs a step. */
export function iteratorOf(value: PyValue, run: PythonRun): NextItem {
  const special = callSpecial(value, '__iter__', [], run);
  if (special !== undefined) return iteratorItems(special, run);
  if (value instanceof PyList || value instanceof PyTuple) {
    const { items } = value;
    let index = 0;
    // The length is asked for each time: the loop's body may change the list.
    return () => (index < items.length ? items[index++] : undefined);
  }
  if (typeof value === 'string') return charactersOf(value);
  if (value instanceof PyDict) return entriesOf(value, 'keys');
  if (value instanceof PyDictView) return entriesOf(value.dict, value.kind);
  if (value instanceof PySet) return membersOf(value);
  if (value instanceof PyRange) return numbersOf(value);
  if (value instanceof PyBytes) {
    let index = 0;
    return () => value.bytes[index++];
  }
  if (value instanceof PyIterator || value instanceof PyGenerator) return iteratorItems(value, run);
  if (value instanceof Unknown) throw new UnknownError(value.why);
  return indexedItems(value, run);
}

/** The items that an iterator has left. */
export function iteratorItems(iterator: PyValue, run: PythonRun): NextItem {
  if (iterator instanceof PyIterator) return iterator.next;
  if (iterator instanceof Unknown) throw new UnknownError(iterator.why);
  if (iterator instanceof PyGenerator) {
    return () => {
      const step = resume(iterator, null, run);
      return step.done ? undefined : step.value;
    };
  }
  if (hasNext(iterator, run)) {
    return () => {
      try {
        return callSpecial(iterator, '__next__', [], run);
      } catch (error) {
        if (isRaised(error, 'StopIteration')) return undefined;
        throw error;
      }
    };
  }
  return raise('TypeError', `iter() returned non-iterator of type '${typeName(iterator)}'`);
}

function hasNext(iterator: PyValue, run: PythonRun): boolean {
  return findSpecial(iterator, '__next__', run) !== undefined;
}

/** Python's old way: `__getitem__` with 0, 1, 2 until it raises IndexError. */
function indexedItems(value: PyValue, run: PythonRun): NextItem {
  if (findSpecial(value, '__getitem__', run) === undefined) {
    raise('TypeError', `'${typeName(value)}' object is not iterable`);
  }
  let index = 0;
  return () => {
    try {
      return callSpecial(value, '__getitem__', [index++], run);
    } catch (error) {
      if (isRaised(error, 'IndexError')) return undefined;
      throw error;
    }
  };
}

/** All items, each paid for. */
export function* iterate(value: PyValue, run: PythonRun): Generator<PyValue, void, undefined> {
  const next = iteratorOf(value, run);
  for (;;) {
    run.spend(1);
    const item = next();
    if (item === undefined) return;
    yield item;
  }
}

/** All items as an array of the caller's own. */
export function toArray(value: PyValue, run: PythonRun): PyValue[] {
  if ((value instanceof PyList || value instanceof PyTuple) && !value.cls) {
    run.spend(1 + (value.items.length >> 3));
    return value.items.slice();
  }
  const next = iteratorOf(value, run);
  const items: PyValue[] = [];
  for (;;) {
    run.spend(1);
    const item = next();
    if (item === undefined) return items;
    items.push(item);
  }
}

function charactersOf(text: string): NextItem {
  let index = 0;
  return () => {
    const point = text.codePointAt(index);
    if (point === undefined) return undefined;
    const character = String.fromCodePoint(point);
    index += character.length;
    return character;
  };
}

function entriesOf(dict: PyDict, kind: PyDictView['kind']): NextItem {
  const entries = dict.entries.values();
  const { size } = dict.entries;
  return () => {
    if (dict.entries.size !== size) raise('RuntimeError', 'dictionary changed size during iteration');
    const { value: entry, done } = entries.next();
    if (done) return undefined;
    if (kind === 'keys') return entry.key;
    return kind === 'values' ? entry.value : new PyTuple([entry.key, entry.value]);
  };
}

function membersOf(set: PySet): NextItem {
  const members = set.items.values();
  const { size } = set.items;
  return () => {
    if (set.items.size !== size) raise('RuntimeError', 'Set changed size during iteration');
    const { value: member, done } = members.next();
    return done ? undefined : member;
  };
}

function numbersOf({ start, stop, step }: PyRange): NextItem {
  let number = start;
  return () => {
    if (step > 0 ? number >= stop : number <= stop) return undefined;
    const current = number;
    number += step;
    return current;
  };
}

/** How many numbers a range has. */
export function rangeLength({ start, stop, step }: PyRange): number {
  return Math.max(0, Math.ceil((stop - start) / step));
}

/** A view of keys or items as the set that it behaves like. */
export function viewItems(view: PyDictView, run: PythonRun): PySet {
  return makeSet(iterate(view, run), run);
}
