/** The module `bb.filter`: what the expressions of `d.setVarFilter` may call. */
import { getAttribute } from '../../../python/attributes';
import { iterate } from '../../../python/iterate';
import { textOf } from '../../../python/library/arguments';
import { libraryTable } from '../../../python/library/libraryTable';
import { defineNative } from '../../../python/native';
import { compareText } from '../../../python/order';
import type { PythonRun } from '../../../python/run';
import { PyModule, PyNative, type PyValue, Unknown } from '../../../python/value';
import { wordsOf } from './words';

/** What the functions of this module come to on the words of a value. */
const OWN_FILTERS: readonly PyNative[] = [
  defineNative('suffix(val, suffix)', (run, value, suffix) => {
    const words = wordsOf(textOf(value), run);
    return words.map((word) => word + textOf(suffix)).join(' ');
  }),
  defineNative('prefix(val, prefix)', (run, value, prefix) => {
    const words = wordsOf(textOf(value), run);
    return words.map((word) => textOf(prefix) + word).join(' ');
  }),
  defineNative('sort(val)', (run, value) => wordsOf(textOf(value), run).sort(compareText).join(' ')),
  defineNative('remove(val, remove, sep=None)', (run, value, removed, separator) => {
    const sign = separator === null || separator === undefined ? undefined : textOf(separator);
    const items = itemsOf(removed ?? null, sign, run);
    return partsOf(textOf(value), sign, run)
      .filter((part) => !items.includes(part))
      .join(sign ?? ' ');
  }),
];

function itemsOf(value: PyValue, separator: string | undefined, run: PythonRun): readonly PyValue[] {
  return typeof value === 'string' ? partsOf(value, separator, run) : [...iterate(value, run)];
}

function partsOf(text: string, separator: string | undefined, run: PythonRun): string[] {
  return separator === undefined ? wordsOf(text, run) : text.split(separator);
}

/** `registered` gets every function that metadata declares to be a filter, by the name by which filters call it. */
export function createFilterModule(registered: Map<string, PyValue>): PyModule {
  for (const own of OWN_FILTERS) registered.set(own.name, own);
  const attributes = libraryTable([
    ...OWN_FILTERS,
    defineNative('filter_proc(*, name=None)', (_run, given) => {
      return new PyNative('inner', (args, _keywords, run) => {
        const callee = args[0] ?? null;
        const name = given ?? getAttribute(callee, '__name__', run);
        if (typeof name === 'string') registered.set(name, callee);
        return callee;
      });
    }),
    defineNative('apply_filters(val, expressions)', () => new Unknown('applies filters by itself')),
  ]);
  return new PyModule('bb.filter', attributes);
}
