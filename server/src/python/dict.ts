/** Reading and writing dicts and sets. */
import { hashKey } from './hashKey';
import type { PythonRun } from './run';
import { PyDict, PySet, PyTuple, type PyValue } from './value';

export function dictGet(dict: PyDict, key: PyValue, run: PythonRun): PyValue | undefined {
  return dict.entries.get(hashKey(key, run))?.value;
}

export function dictSet(dict: PyDict, key: PyValue, value: PyValue, run: PythonRun): void {
  const hash = hashKey(key, run);
  const entry = dict.entries.get(hash);
  // As in Python the first of two equal keys stays.
  if (entry) entry.value = value;
  else {
    run.spend(2);
    dict.entries.set(hash, { key, value });
  }
}

/** Gives whether the key was there. */
export function dictDelete(dict: PyDict, key: PyValue, run: PythonRun): boolean {
  return dict.entries.delete(hashKey(key, run));
}

export function makeDict(entries: Iterable<readonly [PyValue, PyValue]>, run: PythonRun): PyDict {
  const dict = new PyDict();
  for (const [key, value] of entries) dictSet(dict, key, value, run);
  return dict;
}

/** A dict whose keys are strings. */
export function dictFromKeywords(keywords: Iterable<readonly [string, PyValue]>): PyDict {
  const dict = new PyDict();
  for (const [key, value] of keywords) {
    dict.entries.set(key.charCodeAt(0) === 0 ? `\0s${key}` : key, { key, value });
  }
  return dict;
}

export function dictItems(dict: PyDict): PyTuple[] {
  return [...dict.entries.values()].map((entry) => new PyTuple([entry.key, entry.value]));
}

export function makeSet(items: Iterable<PyValue>, run: PythonRun, isFrozen = false): PySet {
  const set = new PySet(isFrozen);
  for (const item of items) setAdd(set, item, run);
  return set;
}

export function setAdd(set: PySet, item: PyValue, run: PythonRun): void {
  const key = hashKey(item, run);
  if (set.items.has(key)) return;
  run.spend(1);
  set.items.set(key, item);
}
