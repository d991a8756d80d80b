/** Makes classes of Python code. */
import { typeClass } from './builtinClasses';
import { isSubclass, linearize, objectClass, PyClass } from './class';
import { raise } from './exception';
import type { PythonRun } from './run';
import { typeName } from './typeName';
import { type PyValue, Unknown } from './value';

const NOT_EXTENSIBLE: ReadonlySet<string> = new Set(['bool', 'range', 'slice', 'NoneType', 'function']);

/** `undefined` where the bases have no consistent order. Unknown with a metaclass of Python code, or on top of what JavaScript holds. */
export function buildClass(
  name: string,
  bases: readonly PyValue[],
  namespace: Map<string, PyValue>,
  metaclass: PyValue | undefined,
  run: PythonRun,
): PyClass | Unknown | undefined {
  const classes: PyClass[] = [];
  for (const base of bases) {
    if (!(base instanceof PyClass)) return raise('TypeError', `'${typeName(base)}' object cannot be a base class`);
    if (NOT_EXTENSIBLE.has(base.name) && base.isNative) {
      raise('TypeError', `type '${base.name}' is not an acceptable base type`);
    }
    classes.push(base);
  }
  if (classes.length === 0) classes.push(objectClass);
  const isPlain = !(metaclass instanceof PyClass) || metaclass.isNative;
  if (!isPlain || classes.some((cls) => isSubclass(cls, typeClass))) return new Unknown(`uses a metaclass for ${name}`);
  const primitive = classes.find((cls) => cls.mro.some(isPrimitive));
  if (primitive) return new Unknown(`extends ${primitive.name} by the class ${name}`);
  const [onlyBase] = classes;
  const ancestorCount = classes.reduce((count, cls) => count + cls.mro.length, 0);
  // Merging the orders of several bases compares each with each.
  run.spend(classes.length > 1 ? 10 + ancestorCount * ancestorCount : 10 + ancestorCount);
  const order = onlyBase && classes.length === 1 ? onlyBase.mro : linearize(classes);
  if (!order) return undefined;
  // Equality without a hash of its own makes instances unhashable.
  if (namespace.has('__eq__') && !namespace.has('__hash__')) namespace.set('__hash__', null);
  return new PyClass(name, classes, namespace, order, undefined, false, false);
}

const PRIMITIVES: ReadonlySet<string> = new Set(['int', 'str', 'float', 'bytes']);

function isPrimitive(cls: PyClass): boolean {
  return cls.isNative && PRIMITIVES.has(cls.name);
}
