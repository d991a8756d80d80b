/** Functions that go through items. */
import { equals } from '../../equality';
import { isRaised, raise } from '../../exception';
import { iterate, iteratorOf, rangeLength, toArray } from '../../iterate';
import { lengthOf } from '../../membership';
import { defineNative } from '../../native';
import { sortedItems } from '../../order';
import { type PythonRun, UnknownError } from '../../run';
import { callSpecial } from '../../special';
import { getItem } from '../../subscript';
import { requireInteger } from '../../subscriptIndex';
import { truthy } from '../../truth';
import { typeName } from '../../typeName';
import {
  type NextItem,
  PyDict,
  PyDictView,
  PyGenerator,
  PyIterator,
  PyList,
  type PyNative,
  PyNativeObject,
  PyRange,
  PySet,
  PyTuple,
  type PyValue,
  Unknown,
} from '../../value';
import { nextOf } from '../objectMethods';
import { extreme } from './extreme';

function argumentsOf(value: PyValue): readonly PyValue[] {
  return value instanceof PyTuple ? value.items : [];
}

export const iterationFunctions: readonly PyNative[] = [
  defineNative('len(obj, /)', (run, value) => lengthOf(value, run)),
  defineNative('iter(object, sentinel=?, /)', (run, object, sentinel: PyValue | undefined) => {
    if (sentinel !== undefined) return untilSentinel(object, sentinel, run);
    const special = callSpecial(object, '__iter__', [], run);
    if (special !== undefined) return special;
    if (object instanceof PyIterator || object instanceof PyGenerator) return object;
    return new PyIterator(`${typeName(object)}_iterator`, iteratorOf(object, run));
  }),
  defineNative('next(iterator, default=?, /)', (run, iterator, byDefault: PyValue | undefined) => {
    if (iterator instanceof PyList || iterator instanceof PyTuple || typeof iterator === 'string') {
      return raise('TypeError', `'${typeName(iterator)}' object is not an iterator`);
    }
    try {
      return nextOf(iterator, run);
    } catch (error) {
      if (byDefault !== undefined && isRaised(error, 'StopIteration')) return byDefault;
      throw error;
    }
  }),
  defineNative('enumerate(iterable, start=0)', (run, iterable, start) => {
    const next = iteratorOf(iterable, run);
    let index = requireInteger(start, run);
    return new PyIterator('enumerate', () => {
      run.spend(3);
      const item = next();
      return item === undefined ? undefined : new PyTuple([index++, item]);
    });
  }),
  defineNative('zip(*iterables, strict=False)', (run, iterables, strict) =>
    zip(
      argumentsOf(iterables).map((iterable) => iteratorOf(iterable, run)),
      truthy(strict, run),
      run,
    ),
  ),
  defineNative('map(func, *iterables)', (run, callee, iterables) => {
    const items = argumentsOf(iterables).map((iterable) => iteratorOf(iterable, run));
    if (items.length === 0) return raise('TypeError', 'map() must have at least two arguments.');
    return new PyIterator('map', () => {
      run.spend(2);
      const args = items.map((next) => next());
      const given = args.filter((arg) => arg !== undefined);
      return given.length < args.length ? undefined : run.call(callee, given);
    });
  }),
  defineNative('filter(function, iterable, /)', (run, callee, iterable) => {
    const next = iteratorOf(iterable, run);
    return new PyIterator('filter', () => {
      for (;;) {
        run.spend(2);
        const item = next();
        if (item === undefined || truthy(callee === null ? item : run.call(callee, [item]), run)) return item;
      }
    });
  }),
  defineNative('reversed(sequence, /)', (run, sequence) => reversed(sequence, run)),
  defineNative('sorted(iterable, /, *, key=None, reverse=False)', (run, iterable, key, isReversed) => {
    const items = toArray(iterable, run);
    const unknown = items.find((item) => item instanceof Unknown);
    return unknown ?? new PyList(sortedItems(items, key, truthy(isReversed, run), run));
  }),
  defineNative('all(iterable, /)', (run, iterable) => decide(iterable, false, run)),
  defineNative('any(iterable, /)', (run, iterable) => decide(iterable, true, run)),
  defineNative('min(*args, key=None, default=?)', (run, args, key, byDefault: PyValue | undefined) =>
    extreme('min', argumentsOf(args), key, byDefault, run),
  ),
  defineNative('max(*args, key=None, default=?)', (run, args, key, byDefault: PyValue | undefined) =>
    extreme('max', argumentsOf(args), key, byDefault, run),
  ),
];

function untilSentinel(callee: PyValue, sentinel: PyValue, run: PythonRun): PyIterator {
  return new PyIterator('callable_iterator', () => {
    const value = run.call(callee, []);
    const isLast = equals(value, sentinel, run);
    if (isLast instanceof Unknown) throw new UnknownError(isLast.why);
    return isLast ? undefined : value;
  });
}

function zip(iterators: readonly NextItem[], isStrict: boolean, run: PythonRun): PyIterator {
  return new PyIterator('zip', () => {
    run.spend(3 + iterators.length);
    const items: PyValue[] = [];
    for (const [index, next] of iterators.entries()) {
      const item = next();
      if (item !== undefined) items.push(item);
      else {
        const isEnd = index === 0 && (!isStrict || iterators.slice(1).every((other) => other() === undefined));
        if (isStrict && !isEnd)
          raise('ValueError', `zip() argument ${index === 0 ? 2 : index + 1} has another length than argument 1`);
        return undefined;
      }
    }
    return items.length === 0 ? undefined : new PyTuple(items);
  });
}

function reversed(sequence: PyValue, run: PythonRun): PyValue {
  const special = callSpecial(sequence, '__reversed__', [], run);
  if (special !== undefined) return special;
  if (sequence instanceof PyDict || sequence instanceof PyDictView || sequence instanceof PyList) {
    const items = toArray(sequence, run);
    return new PyIterator('reversed', () => items.pop());
  }
  if (sequence instanceof PySet || sequence instanceof PyIterator || sequence instanceof PyGenerator) {
    return raise('TypeError', `'${typeName(sequence)}' object is not reversible`);
  }
  if (sequence instanceof PyRange) {
    let index = rangeLength(sequence);
    return new PyIterator('range_iterator', () => (index-- > 0 ? sequence.start + index * sequence.step : undefined));
  }
  if (sequence instanceof PyNativeObject || typeof sequence === 'number' || sequence === null) {
    return raise('TypeError', `'${typeName(sequence)}' object is not reversible`);
  }
  const length = lengthOf(sequence, run);
  let index = typeof length === 'number' ? length : 0;
  return new PyIterator('reversed', () => (index-- > 0 ? getItem(sequence, index, run) : undefined));
}

/** An unknown item matters only where no other decides. */
function decide(iterable: PyValue, deciding: boolean, run: PythonRun): PyValue {
  let unknown: Unknown | undefined;
  for (const item of iterate(iterable, run)) {
    if (item instanceof Unknown) unknown ??= item;
    else if (truthy(item, run) === deciding) return deciding;
  }
  return unknown ?? !deciding;
}
