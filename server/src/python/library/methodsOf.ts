/** Defines the methods of one class of the library. */
import { raise } from '../exception';
import { defineMethod } from '../native';
import type { PythonRun } from '../run';
import { typeName } from '../typeName';
import type { NativeOptions, PyNative, PyObject, PyValue } from '../value';
import { LIBRARY_CALL_STEPS } from './libraryTable';

type DefineMethodOf<Self> = (
  signature: string,
  implement: (run: PythonRun, self: Self, ...rest: PyValue[]) => PyValue,
  options?: NativeOptions,
) => PyNative;

/** What makes methods of the class: like `defineMethod`, but called with an instance of another class they raise TypeError. */
export function methodsOf<Self extends PyObject>(cls: abstract new (...args: never[]) => Self): DefineMethodOf<Self> {
  return (signature, implement, options) =>
    defineMethod(
      signature,
      (run, self, ...rest) => {
        run.spend(LIBRARY_CALL_STEPS);
        if (self instanceof cls) return implement(run, self, ...rest);
        const name = signature.slice(0, signature.indexOf('('));
        return raise('TypeError', `descriptor '${name}' does not apply to a '${typeName(self ?? null)}' object`);
      },
      options,
    );
}
