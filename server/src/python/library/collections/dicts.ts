/** The dicts of `collections`: `OrderedDict`, `defaultdict`, `Counter`. */
import { binaryOperation } from '../../arithmetic';
import { dictClass } from '../../builtinClasses';
import { type Allocate, defineClass, type PyClass } from '../../class';
import { dictDelete, dictFromKeywords, dictGet, dictItems, dictSet } from '../../dict';
import { raise } from '../../exception';
import { iterate } from '../../iterate';
import { sortedItems } from '../../order';
import type { PythonRun } from '../../run';
import { toRepr } from '../../text';
import { truthy } from '../../truth';
import { PyDict, PyList, type PyNative, PyTuple, type PyValue, Unknown } from '../../value';
import { integerOf } from '../arguments';
import { fillDict } from '../dictContent';
import { libraryTable } from '../libraryTable';
import { methodsOf } from '../methodsOf';

const defineDictMethod = methodsOf(PyDict);

/**
 * A class that extends dict. Its methods stand in a class of their own: those of a class that makes its objects itself are taken for
 * the builtin type's.
 */
function extendDict(
  name: string,
  methods: readonly PyNative[],
  fill: (dict: PyDict, ...call: Parameters<Allocate>) => void,
) {
  const methodClass = defineClass(name, libraryTable(methods), { base: dictClass });
  const allocate: Allocate = (cls, ...call) => {
    const dict = new PyDict();
    dict.cls = cls;
    dict.attributes = new Map();
    fill(dict, cls, ...call);
    return dict;
  };
  return defineClass(name, new Map(), { base: methodClass, allocate, isComplete: true });
}

function reprOf(dict: PyDict, run: PythonRun): string | Unknown {
  const plain = new PyDict();
  for (const [key, entry] of dict.entries) plain.entries.set(key, entry);
  return toRepr(plain, run);
}

export const orderedDictClass: PyClass = extendDict(
  'OrderedDict',
  [
    defineDictMethod('__repr__(self)', (run, dict) => {
      if (dict.entries.size === 0) return 'OrderedDict()';
      const items = toRepr(new PyList(dictItems(dict)), run);
      return items instanceof Unknown ? items : `OrderedDict(${items})`;
    }),
    defineDictMethod('move_to_end(self, key, last=True)', (run, dict, key = null, last = true) => {
      const value = dictGet(dict, key, run);
      if (value === undefined) return raise('KeyError', key);
      dictDelete(dict, key, run);
      const others = truthy(last, run) ? [] : [...dict.entries];
      if (!truthy(last, run)) dict.entries.clear();
      dictSet(dict, key, value, run);
      run.spend(others.length);
      for (const [hash, entry] of others) dict.entries.set(hash, entry);
      return null;
    }),
    defineDictMethod('popitem(self, last=True)', (run, dict, last = true) => {
      run.spend(dict.entries.size >>> 4);
      const items = dictItems(dict);
      const item = truthy(last, run) ? items[items.length - 1] : items[0];
      if (!item) return raise('KeyError', 'dictionary is empty');
      dictDelete(dict, item.items[0] ?? null, run);
      return item;
    }),
  ],
  (dict, _cls, args, keywords, run) => fillDict(dict, args[0], keywords, run),
);

/** An OrderedDict whose keys are strings. */
export function orderedDict(entries: Iterable<readonly [string, PyValue]>): PyDict {
  const dict = dictFromKeywords(entries);
  dict.cls = orderedDictClass;
  dict.attributes = new Map();
  return dict;
}

export const defaultDictClass: PyClass = extendDict(
  'defaultdict',
  [
    defineDictMethod('__missing__(self, key)', (run, dict, key = null) => {
      const factory = dict.attributes?.get('default_factory') ?? null;
      if (factory === null) return raise('KeyError', key);
      const made = run.call(factory, []);
      dictSet(dict, key, made, run);
      return made;
    }),
    defineDictMethod('__repr__(self)', (run, dict) => {
      const factory = toRepr(dict.attributes?.get('default_factory') ?? null, run);
      const items = reprOf(dict, run);
      return items instanceof Unknown ? items : `defaultdict(${String(factory)}, ${items})`;
    }),
  ],
  (dict, _cls, args, keywords, run) => {
    dict.attributes?.set('default_factory', args[0] ?? null);
    fillDict(dict, args[1], keywords, run);
  },
);

function countAll(dict: PyDict, source: PyValue | undefined, factor: number, run: PythonRun): void {
  if (source === undefined || source === null) return;
  const add = (key: PyValue, count: PyValue): void => {
    const signed = factor < 0 ? binaryOperation('*', count, -1, run) : count;
    dictSet(dict, key, binaryOperation('+', dictGet(dict, key, run) ?? 0, signed, run), run);
  };
  if (source instanceof PyDict) for (const { key, value } of [...source.entries.values()]) add(key, value);
  else for (const item of iterate(source, run)) add(item, 1);
}

/** By count, the highest first; equal counts stay in the order of their first mention. */
function mostCommon(dict: PyDict, run: PythonRun): PyTuple[] {
  const items = dictItems(dict).map((item) => new PyTuple([item.items[1] ?? 0, item]));
  const counts = sortedItems(
    items.map((item) => item.items[0] ?? 0),
    null,
    true,
    run,
  );
  const result: PyTuple[] = [];
  for (const count of new Set(counts)) {
    for (const {
      items: [own, item],
    } of items)
      if (own === count && item instanceof PyTuple) result.push(item);
  }
  return result;
}

export const counterClass: PyClass = extendDict(
  'Counter',
  [
    defineDictMethod('__missing__(self, key)', () => 0),
    defineDictMethod('most_common(self, n=None)', (run, self, limit = null) => {
      const items = mostCommon(self, run);
      return new PyList(limit === null ? items : items.slice(0, Math.max(0, integerOf(limit))));
    }),
    defineDictMethod('update(self, iterable=None, /, **keywords)', (run, self, source, keywords) => {
      countAll(self, source, 1, run);
      countAll(self, keywords, 1, run);
      return null;
    }),
    defineDictMethod('subtract(self, iterable=None, /, **keywords)', (run, self, source, keywords) => {
      countAll(self, source, -1, run);
      countAll(self, keywords, -1, run);
      return null;
    }),
    defineDictMethod('elements(self)', (run, self) => {
      const all: PyValue[] = [];
      for (const { key, value } of self.entries.values()) {
        const count = integerOf(value);
        run.spend(Math.max(1, count));
        for (let index = 0; index < count; index++) all.push(key);
      }
      return new PyList(all);
    }),
    defineDictMethod('total(self)', (run, self) => {
      let total: PyValue = 0;
      for (const { value } of self.entries.values()) total = binaryOperation('+', total, value, run);
      return total;
    }),
    defineDictMethod('__repr__(self)', (run, self) => {
      const dict = new PyDict();
      const items = mostCommon(self, run);
      if (items.length === 0) return 'Counter()';
      for (const {
        items: [key = null, value = null],
      } of items)
        dictSet(dict, key, value, run);
      const shown = toRepr(dict, run);
      return shown instanceof Unknown ? shown : `Counter(${shown})`;
    }),
  ],
  (dict, _cls, args, keywords, run) => {
    countAll(dict, args[0], 1, run);
    const named = new PyDict();
    fillDict(named, undefined, keywords, run);
    countAll(dict, named, 1, run);
  },
);
