/** The functions of `bb.utils` that take lists of dependencies apart: `a (>= 1.0) b`. */
import { dictSet } from '../../../../python/dict';
import { raise } from '../../../../python/exception';
import { toArray } from '../../../../python/iterate';
import { textOf } from '../../../../python/library/arguments';
import { orderedDict } from '../../../../python/library/collections/dicts';
import { defineNative } from '../../../../python/native';
import { compareText } from '../../../../python/order';
import type { PythonRun } from '../../../../python/run';
import { truthy } from '../../../../python/truth';
import { typeName } from '../../../../python/typeName';
import { PyDict, PyList, type PyNative, type PyValue } from '../../../../python/value';
import { wordsOf } from '../words';
import { versionStringException } from './versionFunctions';

/** The names without the versions in parentheses. */
function names(text: string, run: PythonRun): string[] {
  const found: string[] = [];
  let isInVersion = false;
  for (const word of wordsOf(text, run)) {
    if (word.startsWith('(')) isInVersion = true;
    if (!isInVersion) found.push(word);
    if (isInVersion && word.endsWith(')')) isInVersion = false;
  }
  return found;
}

const LONG_OPERATORS: readonly string[] = ['<=', '=<', '<<', '==', '!=', '>=', '=>', '>>'];
const SHORT_OPERATORS: readonly string[] = ['<', '>', '='];

function operatorOf(word: string): string {
  const long = word.slice(0, 2);
  if (LONG_OPERATORS.includes(long)) return long;
  const short = word.slice(0, 1);
  if (SHORT_OPERATORS.includes(short)) return short;
  return raise(versionStringException, `Invalid version specification in "(${word}" - invalid or missing operator`);
}

/** The versions that each name is asked for with, in the order of their first mention; None is the name before any. */
function namesWithVersions(text: string, run: PythonRun): Map<string | null, string[]> {
  const result = new Map<string | null, string[]>();
  let name: string | null = null;
  let operator = '';
  let version = '';
  let state: 'name' | 'operator' | 'version' = 'name';
  for (let word of wordsOf(text.replaceAll(',', ''), run)) {
    if (word.startsWith('(')) {
      state = 'operator';
      word = word.slice(1);
      if (word === '') continue;
    }
    if (state === 'operator') {
      state = 'version';
      operator = operatorOf(word);
      word = word.slice(operator.length);
      if (word === '') continue;
    }
    if (state === 'name') {
      name = word;
      operator = '';
      version = '';
      if (!result.get(word)?.length) result.set(word, []);
      continue;
    }
    if (word.endsWith(')')) {
      word = word.slice(0, -1);
      state = 'name';
      if (version !== '' && word !== '') version += ' ';
    }
    if (word === '') continue;
    version += word;
    const versions = result.get(name) ?? [];
    versions.push(`${operator} ${version}`);
    result.set(name, versions);
  }
  return result;
}

function sortedByName<Value>(entries: Map<string | null, Value>): Map<string | null, Value> {
  if (entries.has(null) && entries.size > 1) {
    raise('TypeError', "'<' not supported between instances of 'NoneType' and 'str'");
  }
  return new Map([...entries].sort(([left], [right]) => compareText(left ?? '', right ?? '')));
}

function dictOf(entries: Iterable<readonly [string | null, PyValue]>, run: PythonRun): PyDict {
  const dict = orderedDict([]);
  for (const [name, value] of entries) dictSet(dict, name, value, run);
  return dict;
}

function joined(dependencies: PyValue, separator: string, run: PythonRun): string {
  if (!(dependencies instanceof PyDict)) {
    return raise('TypeError', `'${typeName(dependencies)}' object is not subscriptable`);
  }
  const parts: string[] = [];
  for (const { key, value } of dependencies.entries.values()) {
    const name = textOf(key);
    run.spend(1);
    if (!truthy(value, run)) parts.push(name);
    else if (value instanceof PyList) for (const version of value.items) parts.push(`${name} (${textOf(version)})`);
    else parts.push(`${name} (${textOf(value)})`);
  }
  return parts.join(separator);
}

/** `warn` gets what BitBake warns of. */
export function dependencyFunctions(warn: (message: string) => void): readonly PyNative[] {
  return [
    defineNative('explode_deps(s)', (run, text) => new PyList(names(textOf(text), run))),
    defineNative('explode_dep_versions2(s, *, sort=True)', (run, text, sort) => {
      const found = namesWithVersions(textOf(text), run);
      const ordered = truthy(sort ?? true, run) ? sortedByName(found) : found;
      return dictOf(
        [...ordered].map(([name, versions]) => [name, new PyList(versions)]),
        run,
      );
    }),
    defineNative('explode_dep_versions(s)', (run, text) => {
      const found = sortedByName(namesWithVersions(textOf(text), run));
      const first = [...found].map(([name, versions]): [string | null, PyValue] => {
        if (versions.length > 1) {
          warn(`Item ${name} appears in the dependencies '${text}' several times with different versions.`);
        }
        return [name, versions[0] ?? null];
      });
      return dictOf(first, run);
    }),
    defineNative('join_deps(deps, commasep=True)', (run, dependencies, withCommas) => {
      return joined(dependencies ?? null, truthy(withCommas ?? true, run) ? ', ' : ' ', run);
    }),
    defineNative('prune_suffix(var, suffixes, d)', (run, value, suffixes) => {
      const name = textOf(value);
      for (const suffix of toArray(suffixes ?? null, run)) {
        const ending = textOf(suffix);
        if (ending !== '' && name.endsWith(ending)) return name.slice(0, -ending.length);
      }
      return name;
    }),
  ];
}
