/** The module `re`, for patterns on text. */
import { raise } from '../exception';
import { defineNative } from '../native';
import type { PythonRun } from '../run';
import { PyModule, type PyValue } from '../value';
import { integerOf, textOf } from './arguments';
import { libraryTable } from './libraryTable';
import { matchClass } from './re/match';
import { compilePattern, PatternObject, patternClass, regexErrorClass } from './re/pattern';

/** As many patterns are remembered as CPython does. */
const CACHE_SIZE = 512;

const FLAGS: ReadonlyMap<string, number> = new Map([
  ['NOFLAG', 0],
  ['I', 2],
  ['IGNORECASE', 2],
  ['L', 4],
  ['LOCALE', 4],
  ['M', 8],
  ['MULTILINE', 8],
  ['S', 16],
  ['DOTALL', 16],
  ['U', 32],
  ['UNICODE', 32],
  ['X', 64],
  ['VERBOSE', 64],
  ['DEBUG', 128],
  ['A', 256],
  ['ASCII', 256],
]);

/** What it costs to get a match going, before any character is looked at. */
const STEPS_PER_MATCHING = 20;

/** What a backslash is put before, so that it stands for itself. */
const SPECIAL_CHARACTERS = /[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g;

export function createReModule(): PyModule {
  const cache = new Map<string, PatternObject>();
  const compiled = (pattern: PyValue, givenFlags: PyValue, run: PythonRun): PatternObject => {
    const flags = integerOf(givenFlags);
    if (pattern instanceof PatternObject) {
      if (flags !== 0) raise('ValueError', 'cannot process flags argument with a compiled pattern');
      return pattern;
    }
    const key = `${flags} ${pattern}`;
    const known = typeof pattern === 'string' ? cache.get(key) : undefined;
    if (known) return known;
    const made = compilePattern(pattern, flags, run);
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(key, made);
    return made;
  };
  /** A function of the module that does what the method of a pattern with that name does. */
  const forward = (name: string, parameters: string) =>
    defineNative(`${name}(pattern, ${parameters}, flags=0)`, (run, pattern, ...rest) => {
      run.spend(STEPS_PER_MATCHING);
      const flags = rest.pop() ?? 0;
      const method = compiled(pattern, flags, run).getAttribute(name, run);
      return run.call(method ?? null, rest);
    });
  const attributes = libraryTable([
    defineNative('compile(pattern, flags=0)', (run, pattern, flags) => compiled(pattern, flags, run)),
    forward('match', 'string'),
    forward('fullmatch', 'string'),
    forward('search', 'string'),
    forward('findall', 'string'),
    forward('finditer', 'string'),
    forward('split', 'string, maxsplit=0'),
    forward('sub', 'repl, string, count=0'),
    forward('subn', 'repl, string, count=0'),
    defineNative('escape(pattern)', (run, pattern) => {
      const text = textOf(pattern);
      run.spend(text.length);
      return text.replace(SPECIAL_CHARACTERS, '\\$&');
    }),
    defineNative('purge()', () => {
      cache.clear();
      return null;
    }),
  ]);
  attributes.set('error', regexErrorClass);
  attributes.set('PatternError', regexErrorClass);
  attributes.set('Pattern', patternClass);
  attributes.set('Match', matchClass);
  for (const [name, value] of FLAGS) attributes.set(name, value);
  return new PyModule('re', attributes);
}
