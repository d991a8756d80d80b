/** The module `io`. */
import { defineClass } from '../class';
import { textCost } from '../run';
import { PyModule, type PyNative, type PyValue, Unknown } from '../value';
import { textOf } from './arguments';
import { LibraryObject, methodTable } from './libraryObject';
import { methodsOf } from './methodsOf';

const stringIoClass = defineClass('StringIO', new Map(), {
  allocate: (_cls, args) => new StringIo(textOf(args[0] ?? '')),
  isComplete: true,
});

/** `io.StringIO`, to be written to and asked for its text. */
class StringIo extends LibraryObject {
  readonly typeName = 'StringIO';
  override readonly pythonClass = stringIoClass;
  protected readonly methods = METHODS;

  constructor(public text: string) {
    super();
  }

  protected override field(name: string): PyValue | undefined {
    return name.startsWith('__') ? undefined : new Unknown(`uses io.StringIO.${name}`);
  }
}

const defineStringIoMethod = methodsOf(StringIo);

const METHODS = methodTable([
  defineStringIoMethod('write(self, text)', (run, self, text) => {
    const written = textOf(text);
    run.spend(textCost(written.length));
    self.text += written;
    return written.length;
  }),
  defineStringIoMethod('getvalue(self)', (_run, self) => self.text),
  defineStringIoMethod('close(self)', () => null),
  defineStringIoMethod('__enter__(self)', (_run, self) => self ?? null),
  defineStringIoMethod('__exit__(self, *error)', () => null, { handlesUnknown: true }),
]);

export function createIoModule(open: PyNative): PyModule {
  const attributes = new Map<string, PyValue>([
    ['StringIO', stringIoClass],
    ['open', open],
  ]);
  return new PyModule('io', attributes, (name) => (name.startsWith('__') ? undefined : new Unknown(`uses io.${name}`)));
}
