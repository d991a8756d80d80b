/** `os.environ`: what metadata sets in it is seen by metadata alone. */
import { raise } from '../../exception';
import { type PyNative, type PyValue, Unknown } from '../../value';
import { textOf } from '../arguments';
import type { HostFacts } from '../host';
import { LibraryObject, methodTable } from '../libraryObject';
import { methodsOf } from '../methodsOf';

export class EnvironmentObject extends LibraryObject {
  readonly typeName = '_Environ';
  protected readonly methods = METHODS;
  /** None for what was deleted. */
  private readonly changed = new Map<string, PyValue>();

  constructor(private readonly facts: HostFacts) {
    super();
  }

  protected override field(name: string): PyValue | undefined {
    return name.startsWith('__') ? undefined : new Unknown(ALL_UNKNOWN);
  }

  /** None where the variable is not set. */
  read(name: string): PyValue {
    return this.changed.get(name) ?? (this.changed.has(name) ? null : this.facts.environmentVariable(name));
  }

  write(name: string, value: PyValue): void {
    this.changed.set(name, value);
  }
}

const defineEnvironmentMethod = methodsOf(EnvironmentObject);

const ALL_UNKNOWN = 'depends on the environment of the build';

/** A method of one variable. */
function ofVariable(
  signature: string,
  work: (environment: EnvironmentObject, name: string, rest: PyValue) => PyValue,
): PyNative {
  return defineEnvironmentMethod(
    signature,
    (_run, self, name, rest) => {
      if (name instanceof Unknown) return name;
      return work(self, textOf(name), rest ?? null);
    },
    { handlesUnknown: true },
  );
}

const METHODS = methodTable([
  ofVariable('get(self, key, default=None)', (environment, name, byDefault) => environment.read(name) ?? byDefault),
  ofVariable('__getitem__(self, key)', (environment, name) => environment.read(name) ?? raise('KeyError', name)),
  ofVariable('__contains__(self, key)', (environment, name) => {
    const value = environment.read(name);
    return value instanceof Unknown ? value : value !== null;
  }),
  ofVariable('__setitem__(self, key, value)', (environment, name, value) => {
    environment.write(name, value);
    return null;
  }),
  ofVariable('__delitem__(self, key)', (environment, name) => {
    environment.write(name, null);
    return null;
  }),
  ofVariable('setdefault(self, key, value)', (environment, name, value) => {
    const known = environment.read(name);
    if (known === null) environment.write(name, value);
    return known ?? value;
  }),
  ofVariable('pop(self, key, default=None)', (environment, name, byDefault) => {
    const value = environment.read(name);
    environment.write(name, null);
    return value ?? byDefault;
  }),
  defineEnvironmentMethod('update(self, *args, **keywords)', () => null, { handlesUnknown: true }),
  defineEnvironmentMethod('clear(self)', () => null),
  ...['keys', 'values', 'items', 'copy', '__iter__', '__len__'].map((name) =>
    defineEnvironmentMethod(`${name}(self)`, () => new Unknown(ALL_UNKNOWN)),
  ),
]);
