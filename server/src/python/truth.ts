/** Whether Python holds a value for true. */
import { PyInstance } from './class';
import { raise } from './exception';
import { type PythonRun, UnknownError } from './run';
import { callSpecial } from './special';
import {
  PyBytes,
  PyDict,
  PyDictView,
  PyExtensible,
  PyFloat,
  PyList,
  PyNativeObject,
  PyRange,
  PySet,
  PyTuple,
  type PyValue,
  Unknown,
} from './value';

/** An unknown value ends the run. */
export function truthy(value: PyValue, run: PythonRun): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value !== '';
  if (typeof value === 'number') return value !== 0;
  if (value === null) return false;
  if (value instanceof Unknown) {
    if (value.isText) return true;
    throw new UnknownError(value.why);
  }
  if (value instanceof PyInstance || value instanceof PyNativeObject || (value instanceof PyExtensible && value.cls)) {
    const bool = callSpecial(value, '__bool__', [], run);
    if (bool instanceof Unknown || typeof bool === 'boolean') return truthy(bool, run);
    if (bool !== undefined) return raise('TypeError', '__bool__ should return bool');
    const length = callSpecial(value, '__len__', [], run);
    if (length !== undefined) return truthy(length, run);
  }
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length > 0;
  if (value instanceof PyDict) return value.entries.size > 0;
  if (value instanceof PySet) return value.items.size > 0;
  if (value instanceof PyFloat) return value.value !== 0;
  if (value instanceof PyBytes) return value.bytes.length > 0;
  if (value instanceof PyDictView) return value.dict.entries.size > 0;
  if (value instanceof PyRange) return value.step > 0 ? value.start < value.stop : value.start > value.stop;
  return true;
}
