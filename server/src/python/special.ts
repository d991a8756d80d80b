/** Python's special methods, `__len__` and the like, of what is not one of the builtin types. */
import { bindAttribute } from './binding';
import { type PyClass, PyInstance } from './class';
import type { PythonRun } from './run';
import { PyExtensible, PyNativeObject, type PyValue } from './value';

/** The class that may decide how a value behaves: of instances, and of builtin types that Python code has extended. */
export function decidingClass(value: PyValue): PyClass | undefined {
  return value instanceof PyInstance || value instanceof PyExtensible ? value.cls : undefined;
}

/** A special method that is not a builtin type's own: how those behave is known where the operation is. */
export function specialMethod(cls: PyClass, name: string): PyValue | undefined {
  for (const ancestor of cls.mro) {
    if (ancestor.allocate) continue;
    const method = ancestor.attributes.get(name);
    if (method !== undefined) return method;
  }
  return undefined;
}

/** The special method, bound to the value; `undefined` where it has none. */
export function findSpecial(value: PyValue, name: string, run: PythonRun): PyValue | undefined {
  if (value instanceof PyNativeObject) return value.getAttribute(name, run);
  const cls = decidingClass(value);
  const method = cls && specialMethod(cls, name);
  return method === undefined ? undefined : bindAttribute(method, value, run);
}

/** What the special method gives; `undefined` where the value has none. */
export function callSpecial(
  value: PyValue,
  name: string,
  args: readonly PyValue[],
  run: PythonRun,
): PyValue | undefined {
  const method = typeof value === 'object' && value !== null ? findSpecial(value, name, run) : undefined;
  return method === undefined ? undefined : run.call(method, args);
}
