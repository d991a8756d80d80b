/** The module `bb.utils`. */
import { raise } from '../../../python/exception';
import { integerOf, textOf } from '../../../python/library/arguments';
import { libraryTable } from '../../../python/library/libraryTable';
import { defineNative } from '../../../python/native';
import { truthy } from '../../../python/truth';
import { PyList, PyModule, type PyNative, type PyValue, Unknown } from '../../../python/value';
import type { BitbakeHost } from './host';
import { containsFunctions } from './utils/contains';
import { dependencyFunctions } from './utils/dependencies';
import { fileFunctions } from './utils/files';
import { versionFunctions, versionStringException } from './utils/versionFunctions';

const TRUE_WORDS: ReadonlySet<string> = new Set(['y', 'yes', '1', 'true']);
const FALSE_WORDS: ReadonlySet<string> = new Set(['n', 'no', '0', 'false']);

/** The variables that BitBake takes over from its environment. */
const PRESERVED_AND_EXPORTED: readonly string[] = [
  'BB_TASKHASH',
  'HOME',
  'LOGNAME',
  'PATH',
  'PWD',
  'SHELL',
  'USER',
  'LC_ALL',
  'BBSERVER',
];
const PRESERVED: readonly string[] = ['BBPATH', 'BB_PRESERVE_ENV', 'BB_ENV_PASSTHROUGH_ADDITIONS'];

export function createUtilsModule(host: BitbakeHost): PyModule {
  const attributes = libraryTable([
    ...containsFunctions,
    ...versionFunctions,
    ...dependencyFunctions((message) => host.report('warning', message)),
    ...fileFunctions(host),
    toBoolean,
    defineNative('to_filemode(input)', (_run, given) => {
      if (typeof given === 'number') return given;
      const text = textOf(given).trim();
      if (/^(?:0o)?[0-7]+$/.test(text)) return Number.parseInt(text.replace(/^0o/, ''), 8);
      return raise('ValueError', `invalid literal for int() with base 8: '${textOf(given)}'`);
    }),
    defineNative('cpu_count()', () => host.facts.cpuCount),
    defineNative('preserved_envvars_exported()', () => new PyList([...PRESERVED_AND_EXPORTED])),
    defineNative('preserved_envvars()', () => new PyList([...PRESERVED, ...PRESERVED_AND_EXPORTED])),
    defineNative('set_context(ctx)', () => null),
  ]);
  attributes.set('VersionStringException', versionStringException);
  return new PyModule('bb.utils', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses bb.utils.${name}`),
  );
}

const toBoolean: PyNative = defineNative('to_boolean(string, default=None)', (run, given, byDefault): PyValue => {
  const value = given ?? null;
  if (!truthy(value, run)) return byDefault ?? null;
  if (typeof value !== 'string') return integerOf(value) !== 0;
  const word = value.toLowerCase();
  if (TRUE_WORDS.has(word)) return true;
  if (FALSE_WORDS.has(word)) return false;
  return raise('ValueError', `Invalid value for to_boolean: ${value}`);
});
