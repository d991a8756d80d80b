/** Attributes: of instances, classes, modules and all else. */
import { bindAttribute } from './binding';
import { classOf } from './builtinClasses';
import {
  classAttribute,
  isSubclass,
  PyClass,
  PyClassMethod,
  PyInstance,
  PyProperty,
  PyStaticMethod,
  PySuper,
} from './class';
import { exceptionClass, isRaised, raise } from './exception';
import { PyFunction } from './function';
import { type PythonRun, UnknownError } from './run';
import { specialMethod } from './special';
import { typeName } from './typeName';
import {
  PyBoundMethod,
  PyExtensible,
  PyModule,
  PyNative,
  PyNativeObject,
  PyRange,
  PySlice,
  PyTuple,
  type PyValue,
  Unknown,
} from './value';

/** Raises AttributeError where there is none; of an unknown value it is unknown. */
export function getAttribute(value: PyValue, name: string, run: PythonRun): PyValue {
  const found = findAttribute(value, name, run);
  return found !== undefined ? found : raiseNoAttribute(value, name);
}

export function raiseNoAttribute(value: PyValue, name: string): never {
  if (value instanceof PyModule) raise('AttributeError', `module '${value.name}' has no attribute '${name}'`);
  if (value instanceof PyClass) raise('AttributeError', `type object '${value.name}' has no attribute '${name}'`);
  return raise('AttributeError', `'${typeName(value)}' object has no attribute '${name}'`);
}

/** The attribute, or `undefined` where there is none. */
export function findAttribute(value: PyValue, name: string, run: PythonRun): PyValue | undefined {
  if (value instanceof PyInstance) return instanceAttribute(value, value.cls, value.attributes, name, run);
  if (value instanceof PyModule) return moduleAttribute(value, name, run);
  if (value instanceof PyNativeObject) return nativeObjectAttribute(value, name, run);
  if (value instanceof PyExtensible && value.cls) {
    return instanceAttribute(value, value.cls, value.attributes ?? NO_ATTRIBUTES, name, run);
  }
  if (value instanceof Unknown) return value.result;
  if (value instanceof PyClass) return attributeOfClass(value, name, run);
  if (value instanceof PySuper) return superAttribute(value, name, run);
  if (value instanceof PyFunction) return functionAttribute(value, name) ?? generalAttribute(value, name, run);
  if (value instanceof PyNative && (name === '__name__' || name === '__qualname__')) return value.name;
  if (value instanceof PyBoundMethod) return methodAttribute(value, name, run);
  if (value instanceof PyProperty) return propertyPart(value, name);
  if ((value instanceof PySlice || value instanceof PyRange) && isBound(name)) return value[name];
  return generalAttribute(value, name, run);
}

const NO_ATTRIBUTES: ReadonlyMap<string, PyValue> = new Map();

function isBound(name: string): name is 'start' | 'stop' | 'step' {
  return name === 'start' || name === 'stop' || name === 'step';
}

function generalAttribute(value: PyValue, name: string, run: PythonRun): PyValue | undefined {
  const cls = classOf(value);
  const attribute = classAttribute(cls, name);
  if (attribute instanceof PyProperty) return run.call(attribute.getter, [value]);
  if (attribute !== undefined) return bindAttribute(attribute, value, run);
  return name === '__class__' ? cls : name === '__doc__' ? null : undefined;
}

function instanceAttribute(
  instance: PyValue,
  cls: PyClass,
  attributes: ReadonlyMap<string, PyValue>,
  name: string,
  run: PythonRun,
): PyValue | undefined {
  const inClass = classAttribute(cls, name);
  if (inClass instanceof PyProperty) return propertyValue(inClass, instance, cls, name, run);
  const own = attributes.get(name);
  if (own !== undefined) return own;
  if (inClass !== undefined) return bindAttribute(inClass, instance, run);
  if (name === '__class__') return cls;
  if (name === '__doc__') return null;
  if (name === '__dict__') return new Unknown('is the dict of the attributes of an object');
  const ofException = isSubclass(cls, exceptionClass('BaseException'))
    ? exceptionPart(cls, attributes, name)
    : undefined;
  if (ofException !== undefined) return ofException;
  const fallback = specialMethod(cls, '__getattr__');
  return fallback === undefined ? undefined : run.call(bindAttribute(fallback, instance, run), [name]);
}

function propertyValue(
  property: PyProperty,
  instance: PyValue,
  cls: PyClass,
  name: string,
  run: PythonRun,
): PyValue | undefined {
  if (property.getter === null)
    return raise('AttributeError', `property '${name}' of '${cls.qualifiedName}' object has no getter`);
  try {
    return run.call(property.getter, [instance]);
  } catch (error) {
    const fallback = isRaised(error, 'AttributeError') ? specialMethod(cls, '__getattr__') : undefined;
    if (fallback === undefined) throw error;
    return run.call(bindAttribute(fallback, instance, run), [name]);
  }
}

/** What the constructors of some exceptions take out of their arguments. */
function exceptionPart(cls: PyClass, attributes: ReadonlyMap<string, PyValue>, name: string): PyValue | undefined {
  if (name === '__cause__' || name === '__context__' || name === '__traceback__') return null;
  const args = attributes.get('args');
  const items = args instanceof PyTuple ? args.items : [];
  const isA = (className: string) => isSubclass(cls, exceptionClass(className));
  const part = (index: number) => (items.length >= 2 ? (items[index] ?? null) : null);
  if (isA('OSError') && name === 'errno') return part(0);
  if (isA('OSError') && name === 'strerror') return part(1);
  if (isA('OSError') && name === 'filename') return part(2);
  if (isA('StopIteration') && name === 'value') return items[0] ?? null;
  if (isA('SystemExit') && name === 'code') return items[0] ?? null;
  if (isA('ImportError') && (name === 'name' || name === 'path')) return null;
  if (isA('ImportError') && name === 'msg') return items[0] ?? null;
  return undefined;
}

function moduleAttribute(module: PyModule, name: string, run: PythonRun): PyValue | undefined {
  const own = module.attributes.get(name);
  if (own !== undefined) return own;
  const filled = module.fill?.(name, run);
  if (filled !== undefined) module.attributes.set(name, filled);
  else if (name === '__name__') return module.name;
  else if (name === '__dict__') return new Unknown('is the dict of the names of a module');
  return filled ?? (filled === null ? null : generalAttribute(module, name, run));
}

function nativeObjectAttribute(object: PyNativeObject, name: string, run: PythonRun): PyValue | undefined {
  const own = object.getAttribute(name, run);
  return own !== undefined ? own : generalAttribute(object, name, run);
}

function attributeOfClass(cls: PyClass, name: string, run: PythonRun): PyValue | undefined {
  const attribute = classAttribute(cls, name);
  if (attribute instanceof PyStaticMethod) return attribute.callee;
  if (attribute instanceof PyClassMethod) return new PyBoundMethod(cls, attribute.callee);
  if (attribute !== undefined) return attribute;
  if (name === '__name__' || name === '__qualname__') return cls.name;
  if (name === '__module__') return 'builtins';
  if (name === '__mro__') return new PyTuple(cls.mro);
  if (name === '__bases__') return new PyTuple(cls.bases);
  if (name === '__dict__') return new Unknown('is the dict of the attributes of a class');
  return generalAttribute(cls, name, run);
}

function superAttribute(found: PySuper, name: string, run: PythonRun): PyValue | undefined {
  const from = found.cls.mro.indexOf(found.after) + 1;
  for (const ancestor of found.cls.mro.slice(from)) {
    const attribute = ancestor.attributes.get(name);
    if (attribute === undefined) continue;
    if (attribute instanceof PyProperty) return run.call(attribute.getter, [found.self]);
    // In a classmethod or `__new__`, what `super()` is about is the class itself.
    const isAboutClass = found.self === found.cls;
    if (attribute instanceof PyClassMethod) return new PyBoundMethod(found.cls, attribute.callee);
    return isAboutClass && !(attribute instanceof PyStaticMethod)
      ? attribute
      : bindAttribute(attribute, found.self, run);
  }
  return undefined;
}

function functionAttribute(callee: PyFunction, name: string): PyValue | undefined {
  const own = callee.attributes?.get(name);
  if (own !== undefined) return own;
  if (name === '__name__') return callee.code.name;
  if (name === '__qualname__') return callee.code.qualifiedName;
  if (name === '__doc__') return callee.documentation;
  if (name === '__module__') return callee.globals.get('__name__') ?? null;
  if (name === '__defaults__') return callee.defaults.length > 0 ? new PyTuple(callee.defaults) : null;
  return undefined;
}

function methodAttribute(method: PyBoundMethod, name: string, run: PythonRun): PyValue | undefined {
  if (name === '__self__') return method.self;
  return name === '__func__' ? method.callee : findAttribute(method.callee, name, run);
}

function propertyPart(property: PyProperty, name: string): PyValue | undefined {
  const { getter, setter, deleter } = property;
  const part = (make: (callee: PyValue) => PyProperty) => new PyNative(name, ([callee = null]) => make(callee));
  if (name === 'getter') return part((callee) => new PyProperty(callee, setter, deleter));
  if (name === 'setter') return part((callee) => new PyProperty(getter, callee, deleter));
  if (name === 'deleter') return part((callee) => new PyProperty(getter, setter, callee));
  if (name === 'fget') return getter;
  if (name === 'fset') return setter;
  return undefined;
}

/** Raises AttributeError where it cannot be set. */
export function setAttribute(target: PyValue, name: string, value: PyValue, run: PythonRun): void {
  if (target instanceof PyInstance || (target instanceof PyExtensible && target.cls)) {
    setInstanceAttribute(target, name, value, run);
  } else if (target instanceof PyModule) {
    if (!target.isWritable) throw new UnknownError(`depends on the module ${target.name}, whose ${name} is replaced`);
    target.attributes.set(name, value);
  } else if (target instanceof PyClass) {
    if (target.isNative) raise('TypeError', `cannot set '${name}' attribute of immutable type '${target.name}'`);
    target.attributes.set(name, value);
  } else if (target instanceof PyFunction) {
    target.attributes ??= new Map();
    target.attributes.set(name, value);
  } else if (target instanceof Unknown) {
    throw new UnknownError(target.why);
  } else if (!(target instanceof PyNativeObject && target.setAttribute(name, value, run))) {
    raiseNoAttribute(target, name);
  }
}

function setInstanceAttribute(target: PyInstance | PyExtensible, name: string, value: PyValue, run: PythonRun): void {
  const cls = classOf(target);
  const setter = specialMethod(cls, '__setattr__');
  if (setter !== undefined) run.call(bindAttribute(setter, target, run), [name, value]);
  else setPlainAttribute(target, name, value, run);
}

/** As `object.__setattr__` does. */
export function setPlainAttribute(
  target: PyInstance | PyExtensible,
  name: string,
  value: PyValue,
  run: PythonRun,
): void {
  const cls = classOf(target);
  const property = classAttribute(cls, name);
  if (property instanceof PyProperty) {
    if (property.setter === null)
      raise('AttributeError', `property '${name}' of '${cls.qualifiedName}' object has no setter`);
    run.call(property.setter, [target, value]);
    return;
  }
  const attributes = target.attributes ?? new Map<string, PyValue>();
  if (target instanceof PyExtensible) target.attributes = attributes;
  attributes.set(name, value);
}

export function deleteAttribute(target: PyValue, name: string, run: PythonRun): void {
  if (target instanceof Unknown) throw new UnknownError(target.why);
  if (target instanceof PyInstance || target instanceof PyExtensible) {
    const property = classAttribute(classOf(target), name);
    if (property instanceof PyProperty && property.deleter !== null) {
      run.call(property.deleter, [target]);
      return;
    }
    if (target.attributes?.delete(name)) return;
  } else if (target instanceof PyClass && !target.isNative) {
    if (target.attributes.delete(name)) return;
  } else if (target instanceof PyFunction) {
    if (target.attributes?.delete(name)) return;
  } else if (target instanceof PyModule && target.isWritable) {
    if (target.attributes.delete(name)) return;
  }
  raiseNoAttribute(target, name);
}
