/** The functions of a library's module. */
import { nativeTable } from '../native';
import { PyNative, type PyValue } from '../value';

/** What it costs to call into the library, in the interpreter's steps: even its smallest functions take longer than a step of Python. */
export const LIBRARY_CALL_STEPS = 6;

/** Functions by their names, each of which accounts for being called. */
export function libraryTable(natives: readonly PyNative[]): Map<string, PyValue> {
  return nativeTable(
    natives.map(
      (native) =>
        new PyNative(
          native.name,
          (args, keywords, run) => {
            run.spend(LIBRARY_CALL_STEPS);
            return native.call(args, keywords, run);
          },
          { handlesUnknown: native.handlesUnknown, isMethod: native.isMethod },
        ),
    ),
  );
}
