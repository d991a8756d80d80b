/** The module `logging`: what is logged goes nowhere. */
import { defineClass } from '../class';
import { defineNative } from '../native';
import { PyModule, type PyNative, type PyValue, Unknown } from '../value';
import { LibraryObject, methodTable } from './libraryObject';
import { libraryTable } from './libraryTable';
import { methodsOf } from './methodsOf';
import { ignoredFunctions } from './unknownModule';

const LEVELS: Readonly<Record<string, number>> = {
  CRITICAL: 50,
  FATAL: 50,
  ERROR: 40,
  WARNING: 30,
  WARN: 30,
  INFO: 20,
  DEBUG: 10,
  NOTSET: 0,
};

const LOGGING = 'debug info warning warn error critical fatal exception log';
/** Those that BitBake adds. */
const BITBAKE_LOGGING = 'plain verbose verbnote debug2 debug3 bbdebug warnonce erroronce';

class Logger extends LibraryObject {
  readonly typeName = 'Logger';
  protected readonly methods = LOGGER_METHODS;

  constructor(readonly name: string) {
    super();
  }

  protected override field(name: string): PyValue | undefined {
    if (name === 'name') return this.name;
    return name.startsWith('__') ? undefined : new Unknown('asks a logger');
  }
}

const defineLoggerMethod = methodsOf(Logger);

function ignoredMethods(names: string): PyNative[] {
  return names
    .split(' ')
    .map((name) => defineLoggerMethod(`${name}(self, *args, **keywords)`, () => null, { handlesUnknown: true }));
}

const LOGGER_METHODS = methodTable([
  ...ignoredMethods(`${LOGGING} ${BITBAKE_LOGGING} setLevel addHandler removeHandler addFilter removeFilter`),
  defineLoggerMethod('isEnabledFor(self, level)', () => false),
  defineLoggerMethod('getChild(self, suffix)', (_run, self, suffix) => new Logger(`${self.name}.${String(suffix)}`)),
]);

export function createLoggingModule(): PyModule {
  const attributes = libraryTable([
    ...ignoredFunctions(`${LOGGING} basicConfig disable addLevelName setLoggerClass captureWarnings shutdown`),
    defineNative('getLogger(name=None)', (_run, name) => new Logger(typeof name === 'string' ? name : 'root')),
  ]);
  for (const [name, level] of Object.entries(LEVELS)) attributes.set(name, level);
  for (const name of [
    'Logger',
    'Handler',
    'Formatter',
    'Filter',
    'LoggerAdapter',
    'StreamHandler',
    'FileHandler',
    'LogRecord',
  ]) {
    attributes.set(name, ignoringClass(name));
  }
  return new PyModule('logging', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses logging.${name}`),
  );
}

/** A class whose objects take any arguments and any call. */
function ignoringClass(name: string) {
  return defineClass(
    name,
    libraryTable([...ignoredMethods('__init__ setLevel setFormatter addFilter removeFilter handle emit flush close')]),
  );
}
