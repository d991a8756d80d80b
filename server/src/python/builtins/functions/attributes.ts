/** `getattr()` and its like, `isinstance()`, `callable()`. */
import { deleteAttribute, findAttribute, raiseNoAttribute, setAttribute } from '../../attributes';
import { classOf } from '../../builtinClasses';
import { classAttribute, isSubclass, PyClass, PyInstance } from '../../class';
import { isRaised, raise } from '../../exception';
import { PyFunction } from '../../function';
import { defineNative } from '../../native';
import { type PythonRun, UnknownError } from '../../run';
import { callSpecial, findSpecial } from '../../special';
import { typeName } from '../../typeName';
import {
  type PyNative as Native,
  PyBoundMethod,
  PyExtensible,
  PyList,
  PyModule,
  PyNative,
  PyNativeObject,
  PyTuple,
  type PyValue,
  Unknown,
} from '../../value';

function nameArgument(value: PyValue): string {
  return typeof value === 'string' ? value : raise('TypeError', 'attribute name must be string');
}

export const attributeFunctions: readonly Native[] = [
  defineNative(
    'getattr(object, name, default=?, /)',
    (run, object, name, byDefault: PyValue | undefined) => {
      if (name instanceof Unknown) return name;
      const found = findOrUndefined(object, nameArgument(name), run);
      if (found !== undefined) return found;
      return byDefault !== undefined ? byDefault : raiseNoAttribute(object, nameArgument(name));
    },
    { handlesUnknown: true },
  ),
  defineNative(
    'hasattr(object, name, /)',
    (run, object, name) => findOrUndefined(object, nameArgument(name), run) !== undefined,
  ),
  defineNative(
    'setattr(object, name, value, /)',
    (run, object, name, value) => {
      if (name instanceof Unknown) throw new UnknownError(name.why);
      setAttribute(object, nameArgument(name), value, run);
      return null;
    },
    { handlesUnknown: true },
  ),
  defineNative('delattr(object, name, /)', (run, object, name) => {
    deleteAttribute(object, nameArgument(name), run);
    return null;
  }),
  defineNative('isinstance(object, classes, /)', (run, object, classes) =>
    isInstance(object, classes, 'isinstance', run),
  ),
  defineNative('issubclass(cls, classes, /)', (run, cls, classes) => {
    if (!(cls instanceof PyClass)) return raise('TypeError', 'issubclass() arg 1 must be a class');
    return isClassOf(cls, classes, 'issubclass', run);
  }),
  defineNative('callable(object, /)', (run, object) => isCallable(object, run)),
  defineNative('dir(object=?, /)', (_run, object: PyValue | undefined) => listNames(object)),
  defineNative('vars(object=?, /)', () => new Unknown('is the dict of the attributes of an object')),
  defineNative('id(object, /)', () => new Unknown('is an address')),
];

/** An AttributeError that a property or `__getattr__` raises is one for a missing attribute too. */
function findOrUndefined(object: PyValue, name: string, run: PythonRun): PyValue | undefined {
  try {
    return findAttribute(object, name, run);
  } catch (error) {
    if (isRaised(error, 'AttributeError')) return undefined;
    throw error;
  }
}

function isInstance(object: PyValue, classes: PyValue, name: string, run: PythonRun): PyValue {
  return isClassOf(classOf(object), classes, name, run);
}

function isClassOf(cls: PyClass, classes: PyValue, name: string, run: PythonRun): PyValue {
  if (classes instanceof Unknown) return classes;
  if (classes instanceof PyTuple) {
    let unknown: Unknown | undefined;
    for (const item of classes.items) {
      run.spend(1);
      const result = isClassOf(cls, item, name, run);
      if (result === true) return true;
      if (result instanceof Unknown) unknown = result;
    }
    return unknown ?? false;
  }
  if (classes instanceof PyClass) return isSubclass(cls, classes);
  if (classes instanceof PyNativeObject) {
    const special = callSpecial(classes, '__instancecheck__', [cls], run);
    if (special !== undefined) return special;
  }
  return raise('TypeError', `${name}() arg 2 must be a type, a tuple of types, or a union`);
}

function isCallable(object: PyValue, run: PythonRun): boolean {
  const isFunction =
    object instanceof PyFunction ||
    object instanceof PyNative ||
    object instanceof PyBoundMethod ||
    object instanceof PyClass;
  return isFunction || findSpecial(object, '__call__', run) !== undefined;
}

/** Sorted, and without the special methods that all objects have. */
function listNames(object: PyValue | undefined): PyValue {
  if (object === undefined) return new Unknown('is the list of local names');
  if (object instanceof PyNativeObject) return new Unknown(`is the list of what a ${typeName(object)} has`);
  const names = new Set<string>();
  if (object instanceof PyModule) {
    if (object.fill) return new Unknown(`is the list of what the module ${object.name} has`);
    for (const name of object.attributes.keys()) names.add(name);
  }
  if (object instanceof PyInstance || object instanceof PyExtensible) {
    for (const name of object.attributes?.keys() ?? []) names.add(name);
  }
  const cls = object instanceof PyClass ? object : classOf(object);
  for (const ancestor of cls.mro) for (const name of ancestor.attributes.keys()) names.add(name);
  if (classAttribute(cls, '__dir__') !== undefined) return new Unknown('is what a __dir__ gives');
  return new PyList([...names].sort());
}
