/** The module `sys`. */
import { newException } from '../exception';
import { defineMethod, defineNative } from '../native';
import { PyModule, type PyValue, Unknown } from '../value';
import { LibraryObject, methodTable } from './libraryObject';
import { libraryTable } from './libraryTable';
import { unknownFunctions } from './unknownModule';

/** `stdout` and `stderr`: what is written goes nowhere. */
class OutputStream extends LibraryObject {
  readonly typeName = 'TextIOWrapper';
  protected readonly methods = STREAM_METHODS;
}

const STREAM_METHODS = methodTable([
  ...['write', 'writelines', 'flush'].map((name) =>
    defineMethod(`${name}(self, *args)`, () => null, { handlesUnknown: true }),
  ),
  defineMethod('isatty(self)', () => false),
]);

const MACHINE = 'depends on the machine that builds';

export function createSysModule(): PyModule {
  const attributes = libraryTable([
    defineNative('exit(status=None)', (_run, status) => {
      const exception = newException('SystemExit', ...(status === null ? [] : [status ?? null]));
      exception.instance.attributes.set('code', status ?? null);
      throw exception;
    }),
    defineNative('getdefaultencoding()', () => 'utf-8'),
    defineNative('getfilesystemencoding()', () => 'utf-8'),
    defineNative('intern(string)', (_run, text) => text ?? null),
    ...unknownFunctions('exc_info getsizeof getrecursionlimit getrefcount', () => 'asks Python about itself'),
  ]);
  const constants: readonly (readonly [string, PyValue])[] = [
    ['platform', 'linux'],
    ['stdout', new OutputStream()],
    ['stderr', new OutputStream()],
    ['maxsize', new Unknown('is an integer beyond 2^53')],
    ['maxunicode', 0x10ffff],
  ];
  for (const [name, value] of constants) attributes.set(name, value);
  return new PyModule('sys', attributes, (name) => (name.startsWith('__') ? undefined : new Unknown(MACHINE)));
}
