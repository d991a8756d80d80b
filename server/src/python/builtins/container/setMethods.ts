/** The methods of `set` and `frozenset`. */
import { makeSet, setAdd } from '../../dict';
import { raise } from '../../exception';
import { hashKey } from '../../hashKey';
import { iterate, iteratorOf } from '../../iterate';
import { defineMethod, nativeTable } from '../../native';
import type { PythonRun } from '../../run';
import { combine } from '../../setOperation';
import { toRepr } from '../../text';
import { typeName } from '../../typeName';
import { PyIterator, type PyNative, PySet, PyTuple, type PyValue, Unknown } from '../../value';

type SetMethod = (run: PythonRun, set: PySet, ...args: PyValue[]) => PyValue;

/** `handlesUnknown` where the set itself changes: an unknown argument then ends the run. */
function method(signature: string, implement: SetMethod, handlesUnknown = false): PyNative {
  return defineMethod(
    signature,
    (run, self, ...args) => {
      if (self instanceof Unknown) return self;
      if (!(self instanceof PySet)) {
        return raise('TypeError', `descriptor for 'set' objects doesn't apply to a '${typeName(self ?? null)}' object`);
      }
      return implement(run, self, ...args);
    },
    { handlesUnknown },
  );
}

function othersOf(args: PyValue, run: PythonRun): PySet[] {
  const items = args instanceof PyTuple ? args.items : [];
  return items.map((item) => (item instanceof PySet ? item : makeSet(iterate(item, run), run)));
}

function combined(operator: string, set: PySet, args: PyValue, run: PythonRun): PySet {
  let result = combine('|', set, new PySet(), run) ?? set;
  for (const other of othersOf(args, run)) result = combine(operator, result, other, run) ?? result;
  return result;
}

const NAMES: Readonly<Record<string, string>> = {
  union: '|',
  intersection: '&',
  difference: '-',
  symmetric_difference: '^',
};

const combining = Object.entries(NAMES).map(([name, operator]) =>
  method(`${name}(self, *others)`, (run, set, others) => combined(operator, set, others, run)),
);

const comparing = [
  method('issubset(self, other, /)', (run, set, other) => isWithin(set, asSet(other, run), run)),
  method('issuperset(self, other, /)', (run, set, other) => isWithin(asSet(other, run), set, run)),
  method(
    'isdisjoint(self, other, /)',
    (run, set, other) => combine('&', set, asSet(other, run), run)?.items.size === 0,
  ),
  method('copy(self, /)', (run, set) => combine('|', set, new PySet(), run) ?? set),
  method('__contains__(self, item, /)', (run, set, item) => set.items.has(hashKey(item, run))),
  method('__len__(self, /)', (_run, set) => set.items.size),
  method('__iter__(self, /)', (run, set) => new PyIterator('set_iterator', iteratorOf(plain(set, run), run))),
  method('__repr__(self, /)', (run, set) => toRepr(plain(set, run), run)),
];

function plain(set: PySet, run: PythonRun): PySet {
  run.spend(set.items.size / 4);
  const copy = new PySet(set.isFrozen);
  for (const [key, item] of set.items) copy.items.set(key, item);
  return copy;
}

function asSet(value: PyValue, run: PythonRun): PySet {
  return value instanceof PySet ? value : makeSet(iterate(value, run), run);
}

function isWithin(set: PySet, other: PySet, run: PythonRun): boolean {
  run.spend(set.items.size);
  for (const key of set.items.keys()) if (!other.items.has(key)) return false;
  return true;
}

const changing = [
  method(
    'add(self, item, /)',
    (run, set, item) => {
      setAdd(set, item, run);
      return null;
    },
    true,
  ),
  method(
    'discard(self, item, /)',
    (run, set, item) => {
      set.items.delete(hashKey(item, run));
      return null;
    },
    true,
  ),
  method(
    'remove(self, item, /)',
    (run, set, item) => (set.items.delete(hashKey(item, run)) ? null : raise('KeyError', item)),
    true,
  ),
  method('pop(self, /)', (_run, set) => {
    const [first] = set.items;
    if (!first) return raise('KeyError', 'pop from an empty set');
    set.items.delete(first[0]);
    // Which one CPython takes is arbitrary, but for the last.
    return set.items.size === 0 ? first[1] : new Unknown('is an arbitrary item of a set');
  }),
  method('clear(self, /)', (_run, set) => {
    set.items.clear();
    return null;
  }),
  method(
    '__init__(self, iterable=?, /)',
    (run, set, iterable: PyValue | undefined) => {
      set.items.clear();
      if (iterable !== undefined) for (const item of iterate(iterable, run)) setAdd(set, item, run);
      return null;
    },
    true,
  ),
  method(
    'update(self, *others)',
    (run, set, others) => {
      const items = others instanceof PyTuple ? others.items : [];
      for (const other of items) for (const item of iterate(other, run)) setAdd(set, item, run);
      return null;
    },
    true,
  ),
  ...Object.entries(NAMES)
    .slice(1)
    .map(([name, operator]) =>
      method(
        `${name}_update(self, *others)`,
        (run, set, others) => {
          replaceItems(set, combined(operator, set, others, run));
          return null;
        },
        true,
      ),
    ),
];

function replaceItems(set: PySet, by: PySet): void {
  set.items.clear();
  for (const [key, item] of by.items) set.items.set(key, item);
}

export const setMethods: ReadonlyMap<string, PyValue> = nativeTable([...combining, ...comparing, ...changing]);

export const frozensetMethods: ReadonlyMap<string, PyValue> = nativeTable([...combining, ...comparing]);
