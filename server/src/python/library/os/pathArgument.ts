/** Paths as they are given to functions: texts, or objects that stand for one. */
import { raise } from '../../exception';
import type { PythonRun } from '../../run';
import { textCost, UnknownError } from '../../run';
import { callSpecial } from '../../special';
import { typeName } from '../../typeName';
import { PyBytes, type PyValue } from '../../value';

/** Raises TypeError for what is no path. */
export function pathOf(value: PyValue | undefined, run: PythonRun, what = 'expected'): string {
  if (typeof value === 'string') {
    run.spend(textCost(value.length));
    return value;
  }
  if (value instanceof PyBytes) throw new UnknownError('uses a path of bytes');
  const path = value === undefined ? undefined : callSpecial(value, '__fspath__', [], run);
  if (typeof path === 'string') return path;
  return raise('TypeError', `${what} str, bytes or os.PathLike object, not ${typeName(value ?? null)}`);
}
