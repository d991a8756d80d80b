/** The module `collections.abc`: what `isinstance()` asks with it. */
import { classAttribute, PyClass } from '../../class';
import { defineMethod } from '../../native';
import { PyModule, type PyNative, type PyValue, Unknown } from '../../value';
import { LibraryObject, methodTable } from '../libraryObject';

/** The special method that makes an instance, and the builtin classes that have it without showing it. */
interface Requirement {
  readonly method: string;
  readonly builtin: readonly string[];
}

const ITERABLE = ['list', 'tuple', 'dict', 'set', 'frozenset', 'str', 'bytes', 'range', 'generator'];
const SIZED = ['list', 'tuple', 'dict', 'set', 'frozenset', 'str', 'bytes', 'range'];

const REQUIREMENTS: Readonly<Record<string, Requirement>> = {
  Callable: { method: '__call__', builtin: ['function', 'builtin_function_or_method', 'method', 'type'] },
  Hashable: { method: '__hash__', builtin: ['str', 'int', 'bool', 'NoneType', 'tuple', 'frozenset', 'bytes', 'float'] },
  Iterable: { method: '__iter__', builtin: ITERABLE },
  Iterator: { method: '__next__', builtin: ['generator'] },
  Sized: { method: '__len__', builtin: SIZED },
  Container: { method: '__contains__', builtin: SIZED },
  Mapping: { method: 'keys', builtin: ['dict'] },
  MutableMapping: { method: 'setdefault', builtin: ['dict'] },
  Sequence: { method: 'rindex', builtin: ['list', 'tuple', 'str', 'range', 'bytes'] },
  MutableSequence: { method: 'insert', builtin: ['list'] },
  Set: { method: 'isdisjoint', builtin: ['set', 'frozenset'] },
};

/** Not to be extended by Python code: that would need methods which these classes add. */
class AbstractClass extends LibraryObject {
  readonly typeName = 'ABCMeta';
  protected readonly methods: ReadonlyMap<string, PyNative>;

  constructor({ method, builtin }: Requirement) {
    super();
    const names = new Set(builtin);
    const isInstance = (cls: PyValue): boolean =>
      cls instanceof PyClass && (cls.mro.some((each) => names.has(each.name)) || isDefined(cls, method));
    this.methods = methodTable([
      defineMethod('__instancecheck__(self, cls)', (_run, _self, cls) => isInstance(cls ?? null)),
    ]);
  }
}

/** `__hash__ = None` takes the method away. */
function isDefined(cls: PyClass, method: string): boolean {
  const value = classAttribute(cls, method);
  return value !== undefined && value !== null;
}

export function createAbstractClassesModule(): PyModule {
  const attributes = new Map<string, PyValue>();
  for (const [name, requirement] of Object.entries(REQUIREMENTS)) attributes.set(name, new AbstractClass(requirement));
  return new PyModule('collections.abc', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses collections.abc.${name}`),
  );
}
