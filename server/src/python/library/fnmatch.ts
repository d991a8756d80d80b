/** The module `fnmatch`. */
import { iterate } from '../iterate';
import { defineNative } from '../native';
import { PyList, PyModule, type PyValue } from '../value';
import { textOf } from './arguments';
import { fnmatchCase, matchesShell, shellRegex, translateShell } from './fnmatch/fnmatchCase';
import { libraryTable } from './libraryTable';

export function createFnmatchModule(): PyModule {
  return new PyModule(
    'fnmatch',
    libraryTable([
      // On POSIX systems both mind the case.
      ...['fnmatch', 'fnmatchcase'].map((name) =>
        defineNative(`${name}(name, pat)`, (run, text, pattern) => fnmatchCase(textOf(text), textOf(pattern), run)),
      ),
      defineNative('filter(names, pat)', (run, names, pattern) => {
        const regex = shellRegex(textOf(pattern), run);
        const matching: PyValue[] = [];
        for (const name of iterate(names ?? null, run)) if (matchesShell(regex, textOf(name), run)) matching.push(name);
        return new PyList(matching);
      }),
      defineNative('translate(pat)', (_run, pattern) => translateShell(textOf(pattern))),
    ]),
  );
}
