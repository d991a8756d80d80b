/** Indices and slices of sequences. */
import { raise } from './exception';
import type { PythonRun } from './run';
import { UnknownError } from './run';
import { callSpecial } from './special';
import { typeName } from './typeName';
import { PySlice, type PyValue, Unknown } from './value';

/** An integer as `__index__` gives it; `undefined` for what is none. An unknown value ends the run. */
export function integerOf(value: PyValue, run: PythonRun): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Unknown) throw new UnknownError(value.why);
  const index = callSpecial(value, '__index__', [], run);
  return index === undefined ? undefined : integerOf(index, run);
}

/** The integer that an argument must be; raises CPython's TypeError. */
export function requireInteger(value: PyValue, run: PythonRun): number {
  const integer = integerOf(value, run);
  return integer ?? raise('TypeError', `'${typeName(value)}' object cannot be interpreted as an integer`);
}

/** Counted from the end where negative; `undefined` outside of the sequence. */
export function offsetOf(index: number, length: number): number | undefined {
  const offset = index < 0 ? index + length : index;
  return offset >= 0 && offset < length ? offset : undefined;
}

/** A slice of a sequence of `length`: `count` items from `start` on. `stop` is where it ends if the step is 1. */
export interface SliceRange {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

export function sliceRange(slice: PySlice, length: number, run: PythonRun): SliceRange {
  const step = slice.step === null ? 1 : sliceInteger(slice.step, run);
  if (step === 0) raise('ValueError', 'slice step cannot be zero');
  const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1];
  const start = bounded(slice.start, step > 0 ? lowest : highest, lowest, highest, length, run);
  const stop = bounded(slice.stop, step > 0 ? highest : lowest, lowest, highest, length, run);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return { start, stop: Math.max(start, stop), step, count };
}

function bounded(
  value: PyValue,
  byDefault: number,
  lowest: number,
  highest: number,
  length: number,
  run: PythonRun,
): number {
  if (value === null) return byDefault;
  const index = sliceInteger(value, run);
  return Math.min(highest, Math.max(lowest, index < 0 ? index + length : index));
}

function sliceInteger(value: PyValue, run: PythonRun): number {
  const integer = integerOf(value, run);
  return integer ?? raise('TypeError', 'slice indices must be integers or None or have an __index__ method');
}

/** What a slice of `start` to `stop` selects, as `str.find()` and others take them. */
export function searchRange(start: PyValue, stop: PyValue, length: number, run: PythonRun): SliceRange {
  return sliceRange(new PySlice(start, stop, null), length, run);
}

/** The items of a slice. */
export function slicedItems<Item>(items: readonly Item[], range: SliceRange): Item[] {
  if (range.step === 1) return items.slice(range.start, range.start + range.count);
  const sliced: Item[] = [];
  for (let index = 0; index < range.count; index++) sliced.push(items[range.start + index * range.step]!);
  return sliced;
}
