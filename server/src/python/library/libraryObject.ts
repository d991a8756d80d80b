/** Objects of the library whose methods are native functions. */
import type { PythonRun } from '../run';
import { PyBoundMethod, type PyNative, PyNativeObject, type PyValue } from '../value';

export abstract class LibraryObject extends PyNativeObject {
  /** Methods by name, each with the object as its first parameter. */
  protected abstract readonly methods: ReadonlyMap<string, PyNative>;

  /** An attribute that is no method. */
  protected field(_name: string, _run: PythonRun): PyValue | undefined {
    return undefined;
  }

  getAttribute(name: string, run: PythonRun): PyValue | undefined {
    const method = this.methods.get(name);
    return method ? new PyBoundMethod(this, method) : this.field(name, run);
  }
}

export function methodTable(methods: readonly PyNative[]): ReadonlyMap<string, PyNative> {
  return new Map(methods.map((method) => [method.name, method]));
}
