/** `bb.utils.contains`, `contains_any`, `filter`: the most called functions of metadata. */
import { raise } from '../../../../python/exception';
import { iterate } from '../../../../python/iterate';
import { defineNative } from '../../../../python/native';
import { compareText } from '../../../../python/order';
import type { PythonRun } from '../../../../python/run';
import { truthy } from '../../../../python/truth';
import { typeName } from '../../../../python/typeName';
import { type PyNative, type PyValue, Unknown } from '../../../../python/value';
import { variableOf } from '../datastoreObject';
import { wordsOf } from '../words';

/** What the values come to: one of the two results, as the test says. */
function choose(name: string, test: (asked: readonly PyValue[], words: ReadonlySet<PyValue>) => boolean): PyNative {
  const signature = `${name}(variable, checkvalues, truevalue, falsevalue, d)`;
  return defineNative(
    signature,
    (run, variable, checked, trueValue = null, falseValue = null, d = null) => {
      if (variable instanceof Unknown) return variable;
      const value = variableOf(d, variable ?? null, run);
      if (value instanceof Unknown) return value;
      if (!truthy(value, run)) return falseValue;
      if (checked instanceof Unknown) return checked;
      const found = wordsOfText(value, run);
      run.spend(found.length);
      const words = new Set<PyValue>(found);
      const asked = checkedValues(checked ?? null, run);
      return asked instanceof Unknown ? asked : test(asked, words) ? trueValue : falseValue;
    },
    { handlesUnknown: true },
  );
}

function wordsOfText(value: PyValue, run: PythonRun): string[] {
  if (typeof value === 'string') return wordsOf(value, run);
  return raise('AttributeError', `'${typeName(value)}' object has no attribute 'split'`);
}

/** A text stands for its words, all else for its items. */
function checkedValues(value: PyValue, run: PythonRun): PyValue[] | Unknown {
  if (typeof value === 'string') return wordsOf(value, run);
  const items = [...iterate(value, run)];
  return items.find((item) => item instanceof Unknown) ?? items;
}

function filterText(value: PyValue, checked: PyValue, run: PythonRun): PyValue {
  if (value instanceof Unknown) return value;
  if (!truthy(value, run)) return '';
  const words = new Set(wordsOfText(value, run));
  const asked = checkedValues(checked, run);
  if (asked instanceof Unknown) return asked;
  const found = new Set(asked.filter((item): item is string => typeof item === 'string' && words.has(item)));
  return [...found].sort(compareText).join(' ');
}

export const containsFunctions: readonly PyNative[] = [
  choose('contains', (asked, words) => asked.every((item) => words.has(item))),
  choose('contains_any', (asked, words) => asked.some((item) => words.has(item))),
  defineNative('filter(variable, checkvalues, d)', (run, variable, checked, d) =>
    filterText(variableOf(d ?? null, variable ?? null, run), checked ?? null, run),
  ),
  defineNative('filter_string(val, checkvalues)', (run, value, checked) =>
    filterText(value ?? null, checked ?? null, run),
  ),
];
