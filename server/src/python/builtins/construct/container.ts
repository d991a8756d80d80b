/** `list()`, `tuple()`, `dict()`, `set()` and `frozenset()`, and instances of the classes that extend them. */
import { findAttribute } from '../../attributes';
import type { Allocate, PyClass } from '../../class';
import { dictSet, makeSet } from '../../dict';
import { raise } from '../../exception';
import { iterate, toArray } from '../../iterate';
import type { PythonRun } from '../../run';
import { getItem } from '../../subscript';
import { PyDict, type PyExtensible, PyList, PyTuple, type PyValue, Unknown } from '../../value';

/** Of a class that extends a builtin type, the content comes with `__init__`. */
function made<Made extends PyExtensible>(value: Made, cls: PyClass): Made {
  if (!cls.isNative || !cls.isComplete) value.cls = cls;
  return value;
}

export const constructList: Allocate = (cls, args, _keywords, run) => {
  const isOwn = cls.isComplete;
  return made(new PyList(isOwn && args[0] !== undefined ? toArray(args[0], run) : []), cls);
};

export const constructTuple: Allocate = (cls, args, _keywords, run) => {
  const [items] = args;
  if (items instanceof PyTuple && cls.isComplete && !items.cls) return items;
  return made(new PyTuple(items === undefined ? [] : toArray(items, run)), cls);
};

export const constructDict: Allocate = (cls, args, keywords, run) => {
  const dict = made(new PyDict(), cls);
  if (cls.isComplete) {
    const unknown = updateDict(dict, args[0], keywords, run);
    if (unknown) return unknown;
  }
  return dict;
};

export function constructSet(isFrozen: boolean, ...[cls, args, , run]: Parameters<Allocate>): PyValue {
  const fillsNow = isFrozen || cls.isComplete;
  const items = args[0] !== undefined && fillsNow ? toArray(args[0], run) : [];
  const unknown = items.find((item) => item instanceof Unknown);
  return unknown ?? made(makeSet(items, run, isFrozen), cls);
}

/** Takes over the items of another mapping, or pairs, and keywords. Gives the unknown value on which the content depends. */
export function updateDict(
  dict: PyDict,
  from: PyValue | undefined,
  keywords: ReadonlyMap<string, PyValue>,
  run: PythonRun,
): Unknown | undefined {
  if (from instanceof Unknown) return from;
  if (from instanceof PyDict && !from.cls) {
    run.spend(1 + from.entries.size);
    for (const { key, value } of from.entries.values()) dictSet(dict, key, value, run);
  } else if (from !== undefined) {
    const keys = findAttribute(from, 'keys', run);
    const unknown = keys === undefined ? addPairs(dict, from, run) : undefined;
    if (unknown) return unknown;
    if (keys !== undefined) {
      for (const key of iterate(run.call(keys, []), run)) dictSet(dict, key, getItem(from, key, run), run);
    }
  }
  for (const [key, value] of keywords) dictSet(dict, key, value, run);
  return undefined;
}

function addPairs(dict: PyDict, pairs: PyValue, run: PythonRun): Unknown | undefined {
  let index = 0;
  for (const pair of iterate(pairs, run)) {
    if (pair instanceof Unknown) return pair;
    if (typeof pair === 'number' || typeof pair === 'boolean' || pair === null) {
      return raise('TypeError', `cannot convert dictionary update sequence element #${index} to a sequence`);
    }
    const items = toArray(pair, run);
    if (items.length !== 2) {
      const what = `dictionary update sequence element #${index} has length ${items.length}; 2 is required`;
      return raise('ValueError', what);
    }
    const [key = null, value = null] = items;
    if (key instanceof Unknown) return key;
    dictSet(dict, key, value, run);
    index++;
  }
  return undefined;
}
