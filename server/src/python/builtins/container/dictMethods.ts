/** The methods of `dict` and of its views. */
import { PyClassMethod } from '../../class';
import { dictDelete, dictGet, dictSet } from '../../dict';
import { raise } from '../../exception';
import { hashKey } from '../../hashKey';
import { iterate, iteratorOf, viewItems } from '../../iterate';
import { defineMethod, defineNative, nativeTable } from '../../native';
import { type PythonRun, UnknownError } from '../../run';
import { callSpecial } from '../../special';
import { toRepr } from '../../text';
import { typeName } from '../../typeName';
import { PyDict, PyDictView, PyIterator, type PyNative, PyTuple, type PyValue, Unknown } from '../../value';
import { updateDict } from '../construct/container';

type DictMethod = (run: PythonRun, dict: PyDict, ...args: PyValue[]) => PyValue;

function method(signature: string, implement: DictMethod): PyNative {
  return defineMethod(
    signature,
    (run, self, ...args) => {
      if (self instanceof Unknown) return self;
      if (!(self instanceof PyDict)) {
        return raise(
          'TypeError',
          `descriptor for 'dict' objects doesn't apply to a '${typeName(self ?? null)}' object`,
        );
      }
      return implement(run, self, ...args);
    },
    { handlesUnknown: true },
  );
}

const reading = [
  method('get(self, key, default=None, /)', (run, dict, key, byDefault) => {
    if (key instanceof Unknown) return key;
    const value = dictGet(dict, key, run);
    return value !== undefined ? value : byDefault;
  }),
  method('keys(self, /)', (_run, dict) => new PyDictView(dict, 'keys')),
  method('values(self, /)', (_run, dict) => new PyDictView(dict, 'values')),
  method('items(self, /)', (_run, dict) => new PyDictView(dict, 'items')),
  method('copy(self, /)', (run, dict) => {
    const copy = new PyDict();
    updateDict(copy, dict.cls ? plain(dict, run) : dict, new Map(), run);
    return copy;
  }),
  method('__getitem__(self, key, /)', (run, dict, key) => {
    if (key instanceof Unknown) return key;
    const value = dictGet(dict, key, run);
    if (value !== undefined) return value;
    const missing = dict.cls ? callSpecial(dict, '__missing__', [key], run) : undefined;
    return missing !== undefined ? missing : raise('KeyError', key);
  }),
  method('__contains__(self, key, /)', (run, dict, key) => {
    return key instanceof Unknown ? key : dict.entries.has(hashKey(key, run));
  }),
  method('__len__(self, /)', (_run, dict) => dict.entries.size),
  method('__iter__(self, /)', (run, dict) => new PyIterator('dict_keyiterator', iteratorOf(plain(dict, run), run))),
  method('__repr__(self, /)', (run, dict) => toRepr(plain(dict, run), run)),
];

/** The content alone, without what a class that extends dict decides. */
function plain(dict: PyDict, run: PythonRun): PyDict {
  run.spend(dict.entries.size / 4);
  const copy = new PyDict();
  for (const [key, entry] of dict.entries) copy.entries.set(key, entry);
  return copy;
}

const changing = [
  method('__init__(self, *args, **kwargs)', (run, dict, args, keywords) => updateWith(dict, args, keywords, run)),
  method('update(self, *args, **kwargs)', (run, dict, args, keywords) => updateWith(dict, args, keywords, run)),
  method('setdefault(self, key, default=None, /)', (run, dict, key, byDefault) => {
    const value = dictGet(dict, key, run);
    if (value !== undefined) return value;
    dictSet(dict, key, byDefault, run);
    return byDefault;
  }),
  method('pop(self, key, default=?, /)', (run, dict, key, byDefault: PyValue | undefined) => {
    const value = dictGet(dict, key, run);
    if (value === undefined) return byDefault !== undefined ? byDefault : raise('KeyError', key);
    dictDelete(dict, key, run);
    return value;
  }),
  method('popitem(self, /)', (run, dict) => {
    run.spend(dict.entries.size / 4);
    const last = [...dict.entries].at(-1);
    if (!last) return raise('KeyError', 'popitem(): dictionary is empty');
    dict.entries.delete(last[0]);
    return new PyTuple([last[1].key, last[1].value]);
  }),
  method('clear(self, /)', (_run, dict) => {
    dict.entries.clear();
    return null;
  }),
  method('__setitem__(self, key, value, /)', (run, dict, key, value) => {
    dictSet(dict, key, value, run);
    return null;
  }),
  method('__delitem__(self, key, /)', (run, dict, key) => {
    return dictDelete(dict, key, run) ? null : raise('KeyError', key);
  }),
];

function updateWith(dict: PyDict, args: PyValue, keywords: PyValue, run: PythonRun): null {
  const items = args instanceof PyTuple ? args.items : [];
  if (items.length > 1) raise('TypeError', `update expected at most 1 argument, got ${items.length}`);
  const named = new Map<string, PyValue>();
  if (keywords instanceof PyDict) {
    for (const { key, value } of keywords.entries.values()) named.set(String(key), value);
  }
  const unknown = updateDict(dict, items[0], named, run);
  if (unknown) throw new UnknownError(unknown.why);
  return null;
}

const fromKeys = defineNative('fromkeys(cls, iterable, value=None, /)', (run, _cls, iterable, value) => {
  const dict = new PyDict();
  for (const key of iterate(iterable, run)) dictSet(dict, key, value, run);
  return dict;
});

export const dictMethods: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ...nativeTable([...reading, ...changing]),
  ['fromkeys', new PyClassMethod(fromKeys)],
]);

export const viewMethods: ReadonlyMap<string, PyValue> = nativeTable([
  defineMethod('isdisjoint(self, other, /)', (run, self, other) => {
    if (!(self instanceof PyDictView)) return raise('TypeError', 'a view of a dict is needed');
    const mine = viewItems(self, run);
    for (const item of iterate(other, run)) if (mine.items.has(hashKey(item, run))) return false;
    return true;
  }),
]);
