/** The module `contextlib`. */
import { getAttribute } from '../attributes';
import { isSubclass, PyClass, PyInstance } from '../class';
import { PyException, raise } from '../exception';
import { resume, throwInto } from '../generator';
import { defineNative } from '../native';
import { PyGenerator, PyModule, PyNative, type PyValue, Unknown } from '../value';
import { restOf } from './arguments';
import { LibraryObject, methodTable } from './libraryObject';
import { libraryTable } from './libraryTable';
import { methodsOf } from './methodsOf';

/** What a function decorated with `contextmanager` gives: a generator whose `yield` is the body of the `with`. */
class GeneratorContext extends LibraryObject {
  readonly typeName = '_GeneratorContextManager';
  protected readonly methods = GENERATOR_METHODS;

  constructor(readonly generator: PyGenerator) {
    super();
  }
}

const defineGeneratorContextMethod = methodsOf(GeneratorContext);

const GENERATOR_METHODS = methodTable([
  defineGeneratorContextMethod('__enter__(self)', (run, self) => {
    const step = resume(self.generator, null, run);
    return step.done ? raise('RuntimeError', "generator didn't yield") : step.value;
  }),
  defineGeneratorContextMethod(
    '__exit__(self, kind, error, traceback)',
    (run, self, _kind, error) => {
      const { generator } = self;
      if (!(error instanceof PyInstance)) {
        return resume(generator, null, run).done ? false : raise('RuntimeError', "generator didn't stop");
      }
      try {
        if (throwInto(generator, new PyException(error), run).done) return true;
      } catch (thrown) {
        if (thrown instanceof PyException && thrown.instance === error) return false;
        throw thrown;
      }
      return raise('RuntimeError', "generator didn't stop after throw()");
    },
    { handlesUnknown: true },
  ),
]);

/** `suppress(*exceptions)` */
class Suppress extends LibraryObject {
  readonly typeName = 'suppress';
  protected readonly methods = SUPPRESS_METHODS;

  constructor(readonly classes: readonly PyValue[]) {
    super();
  }
}

const defineSuppressMethod = methodsOf(Suppress);

const SUPPRESS_METHODS = methodTable([
  defineSuppressMethod('__enter__(self)', () => null),
  defineSuppressMethod(
    '__exit__(self, kind, error, traceback)',
    (_run, self, kind) => {
      const { classes } = self;
      return kind instanceof PyClass && classes.some((cls) => cls instanceof PyClass && isSubclass(kind, cls));
    },
    { handlesUnknown: true },
  ),
]);

/** `nullcontext(result)` and `closing(thing)`. */
class PlainContext extends LibraryObject {
  readonly typeName = 'nullcontext';
  protected readonly methods = PLAIN_METHODS;

  constructor(
    readonly result: PyValue,
    readonly closes: boolean,
  ) {
    super();
  }
}

const definePlainContextMethod = methodsOf(PlainContext);

const PLAIN_METHODS = methodTable([
  definePlainContextMethod('__enter__(self)', (_run, self) => self.result),
  definePlainContextMethod(
    '__exit__(self, kind, error, traceback)',
    (run, self) => {
      const { result, closes } = self;
      if (closes) run.call(getAttribute(result, 'close', run), []);
      return false;
    },
    { handlesUnknown: true },
  ),
]);

const contextManager = defineNative('contextmanager(func)', (_run, callee) => {
  return new PyNative('helper', (args, keywords, run) => {
    const generator = run.call(callee ?? null, args, keywords);
    if (generator instanceof Unknown) return generator;
    return generator instanceof PyGenerator ? new GeneratorContext(generator) : raise('TypeError', 'not a generator');
  });
});

export function createContextlibModule(): PyModule {
  const attributes = libraryTable([
    contextManager,
    defineNative('suppress(*exceptions)', (_run, classes) => new Suppress(restOf(classes))),
    defineNative('nullcontext(enter_result=None)', (_run, result) => new PlainContext(result ?? null, false)),
    defineNative('closing(thing)', (_run, thing) => new PlainContext(thing ?? null, true)),
  ]);
  return new PyModule('contextlib', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses contextlib.${name}`),
  );
}
