/** What an attribute found in a class is to the instance it was asked of. */
import { classOf } from './builtinClasses';
import { PyClassMethod, PyStaticMethod } from './class';
import { PyFunction } from './function';
import type { PythonRun } from './run';
import { PyBoundMethod, PyNative, PyNativeObject, type PyValue } from './value';

/** All but properties, which `attributes.ts` sees to before. */
export function bindAttribute(attribute: PyValue, self: PyValue, run: PythonRun): PyValue {
  if (attribute instanceof PyFunction) return new PyBoundMethod(self, attribute);
  if (attribute instanceof PyNative) return attribute.isMethod ? new PyBoundMethod(self, attribute) : attribute;
  if (attribute instanceof PyStaticMethod) return attribute.callee;
  if (attribute instanceof PyClassMethod) return new PyBoundMethod(classOf(self), attribute.callee);
  if (attribute instanceof PyNativeObject) return attribute.valueFor(self, run);
  return attribute;
}
