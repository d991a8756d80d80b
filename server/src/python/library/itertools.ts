/** The module `itertools`. */
import { binaryOperation } from '../arithmetic';
import { equals } from '../equality';
import { raise } from '../exception';
import { iterate, iteratorOf, toArray } from '../iterate';
import { defineMethod, defineNative } from '../native';
import { type PythonRun, UnknownError } from '../run';
import { truthy } from '../truth';
import { type NextItem, PyIterator, PyModule, PyTuple, type PyValue, Unknown } from '../value';
import { integerOf } from './arguments';
import { LibraryObject, methodTable } from './libraryObject';
import { libraryTable } from './libraryTable';

/** An iterator that pays for each item. */
function lazily(run: PythonRun, name: string, items: Generator<PyValue, void, undefined>): PyIterator {
  return new PyIterator(name, () => {
    run.spend(1);
    const { value, done } = items.next();
    return done ? undefined : (value ?? null);
  });
}

function* chain(sources: Iterable<PyValue>, run: PythonRun): Generator<PyValue, void, undefined> {
  for (const source of sources) yield* iterate(source, run);
}

function tupleItems(value: PyValue | undefined): readonly PyValue[] {
  return value instanceof PyTuple ? value.items : [];
}

/** All ways to take one of each pool, the last pool changing fastest. */
function* product(pools: readonly (readonly PyValue[])[], run: PythonRun): Generator<PyValue, void, undefined> {
  if (pools.some((pool) => pool.length === 0)) return;
  const indices = pools.map(() => 0);
  for (;;) {
    run.spend(4 + pools.length);
    yield new PyTuple(pools.map((pool, index) => pool[indices[index] ?? 0] ?? null));
    let position = pools.length - 1;
    while (position >= 0 && (indices[position] ?? 0) + 1 === (pools[position]?.length ?? 0)) indices[position--] = 0;
    if (position < 0) return;
    indices[position] = (indices[position] ?? 0) + 1;
  }
}

/** The ways to choose `count` positions that `next` leads to, in lexicographic order. */
function* choices(
  pool: readonly PyValue[],
  count: number,
  mayFollow: (chosen: readonly number[], candidate: number) => boolean,
  run: PythonRun,
): Generator<PyValue, void, undefined> {
  const chosen: number[] = [];
  let candidate = 0;
  for (;;) {
    if (chosen.length === count) {
      run.spend(count);
      yield new PyTuple(chosen.map((index) => pool[index] ?? null));
      candidate = pool.length;
    }
    while (candidate < pool.length && !mayFollow(chosen, candidate)) candidate++;
    run.spend(1);
    if (candidate < pool.length) {
      chosen.push(candidate);
      candidate = 0;
      continue;
    }
    const last = chosen.pop();
    if (last === undefined) return;
    candidate = last + 1;
  }
}

function* groups(source: PyValue, key: PyValue, run: PythonRun): Generator<PyValue, void, undefined> {
  let current: { readonly key: PyValue; readonly items: PyValue[] } | undefined;
  for (const item of iterate(source, run)) {
    const itemKey = key === null ? item : run.call(key, [item]);
    const isSame = current ? equals(current.key, itemKey, run) : false;
    if (isSame instanceof Unknown) throw new UnknownError(isSame.why);
    if (current && isSame) current.items.push(item);
    else {
      if (current) yield grouped(current.key, current.items);
      current = { key: itemKey, items: [item] };
    }
  }
  if (current) yield grouped(current.key, current.items);
}

function grouped(key: PyValue, items: PyValue[]): PyTuple {
  const iterator = items.values();
  const next: NextItem = () => {
    const { value, done } = iterator.next();
    return done ? undefined : value;
  };
  return new PyTuple([key, new PyIterator('itertools._grouper', next)]);
}

function* zipLongest(sources: readonly PyValue[], fill: PyValue, run: PythonRun): Generator<PyValue, void, undefined> {
  const iterators: (NextItem | undefined)[] = sources.map((source) => iteratorOf(source, run));
  for (;;) {
    run.spend(iterators.length);
    const items = iterators.map((next, index) => {
      const item = next?.();
      if (item === undefined) iterators[index] = undefined;
      return item;
    });
    if (items.every((item) => item === undefined)) return;
    yield new PyTuple(items.map((item) => (item === undefined ? fill : item)));
  }
}

function* slice(
  source: PyValue,
  [start, stop, step]: readonly number[],
  run: PythonRun,
): Generator<PyValue, void, undefined> {
  let index = 0;
  let next = start ?? 0;
  const end = stop ?? Number.POSITIVE_INFINITY;
  if (next >= end) return;
  for (const item of iterate(source, run)) {
    if (index === next) {
      yield item;
      next += step ?? 1;
    }
    index++;
    if (index >= end || next >= end) return;
  }
}

function sliceBounds(args: readonly PyValue[]): number[] {
  const [first = null, second, third] = args;
  const number = (value: PyValue | undefined, byDefault: number): number =>
    value === null || value === undefined ? byDefault : integerOf(value);
  const bounds =
    second === undefined
      ? [0, number(first, Number.POSITIVE_INFINITY), 1]
      : [number(first, 0), number(second, Number.POSITIVE_INFINITY), number(third, 1)];
  if (bounds.some((bound) => bound < 0) || bounds[2] === 0) {
    raise('ValueError', 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.');
  }
  return bounds;
}

function* filtered(
  source: PyValue,
  keep: (item: PyValue) => 'take' | 'skip' | 'stop',
  run: PythonRun,
): Generator<PyValue, void, undefined> {
  for (const item of iterate(source, run)) {
    const decision = keep(item);
    if (decision === 'stop') return;
    if (decision === 'take') yield item;
  }
}

function* accumulate(
  source: PyValue,
  callee: PyValue,
  initial: PyValue,
  run: PythonRun,
): Generator<PyValue, void, undefined> {
  let total: PyValue | undefined = initial === null ? undefined : initial;
  if (total !== undefined) yield total;
  for (const item of iterate(source, run)) {
    if (total === undefined) total = item;
    else total = callee === null ? binaryOperation('+', total, item, run) : run.call(callee, [total, item]);
    yield total;
  }
}

function* counting(start: PyValue, step: PyValue, run: PythonRun): Generator<PyValue, void, undefined> {
  let number = start;
  for (;;) {
    yield number;
    number = binaryOperation('+', number, step, run);
  }
}

function* cycle(source: PyValue, run: PythonRun): Generator<PyValue, void, undefined> {
  const items = toArray(source, run);
  while (items.length > 0) yield* items;
}

/** `chain`, which can be called and has a method. */
class ChainClass extends LibraryObject {
  readonly typeName = 'type';
  protected readonly methods = CHAIN_METHODS;
}

const CHAIN_METHODS = methodTable([
  defineMethod('__call__(self, *iterables)', (run, _self, sources) =>
    lazily(run, 'chain', chain(tupleItems(sources), run)),
  ),
  defineMethod('from_iterable(self, iterable)', (run, _self, sources) =>
    lazily(run, 'chain', chain(iterate(sources ?? null, run), run)),
  ),
]);

export function createItertoolsModule(): PyModule {
  const attributes = libraryTable([
    defineNative('product(*iterables, repeat=1)', (run, sources, repeat) => {
      const pools = tupleItems(sources).map((source) => toArray(source, run));
      const count = integerOf(repeat ?? 1);
      run.spend(count * (1 + pools.length));
      const all = Array.from({ length: count }, () => pools).flat();
      return lazily(run, 'product', product(all, run));
    }),
    defineNative('combinations(iterable, r)', (run, source, count) => {
      const follows = (chosen: readonly number[], next: number) => next > (chosen[chosen.length - 1] ?? -1);
      return lazily(run, 'combinations', choices(toArray(source ?? null, run), integerOf(count ?? 0), follows, run));
    }),
    defineNative('combinations_with_replacement(iterable, r)', (run, source, count) => {
      const follows = (chosen: readonly number[], next: number) => next >= (chosen[chosen.length - 1] ?? 0);
      const items = choices(toArray(source ?? null, run), integerOf(count ?? 0), follows, run);
      return lazily(run, 'combinations_with_replacement', items);
    }),
    defineNative('permutations(iterable, r=None)', (run, source, count) => {
      const pool = toArray(source ?? null, run);
      const length = count === null || count === undefined ? pool.length : integerOf(count);
      const follows = (chosen: readonly number[], next: number) => !chosen.includes(next);
      return lazily(run, 'permutations', choices(pool, length, follows, run));
    }),
    defineNative('groupby(iterable, key=None)', (run, source, key) =>
      lazily(run, 'groupby', groups(source ?? null, key ?? null, run)),
    ),
    defineNative('zip_longest(*iterables, fillvalue=None)', (run, sources, fill) =>
      lazily(run, 'zip_longest', zipLongest(tupleItems(sources), fill ?? null, run)),
    ),
    defineNative('islice(iterable, *bounds)', (run, source, bounds) =>
      lazily(run, 'islice', slice(source ?? null, sliceBounds(tupleItems(bounds)), run)),
    ),
    defineNative('takewhile(predicate, iterable)', (run, test, source) => {
      const keep = (item: PyValue) => (truthy(run.call(test ?? null, [item]), run) ? 'take' : 'stop');
      return lazily(run, 'takewhile', filtered(source ?? null, keep, run));
    }),
    defineNative('dropwhile(predicate, iterable)', (run, test, source) => {
      let isDropping = true;
      const keep = (item: PyValue) => {
        isDropping &&= truthy(run.call(test ?? null, [item]), run);
        return isDropping ? 'skip' : 'take';
      };
      return lazily(run, 'dropwhile', filtered(source ?? null, keep, run));
    }),
    defineNative('filterfalse(function, iterable)', (run, test, source) => {
      const keep = (item: PyValue) => {
        const answer = test === null || test === undefined ? item : run.call(test, [item]);
        return truthy(answer, run) ? 'skip' : 'take';
      };
      return lazily(run, 'filterfalse', filtered(source ?? null, keep, run));
    }),
    defineNative('starmap(function, iterable)', (run, callee, source) => {
      const call = function* (): Generator<PyValue, void, undefined> {
        for (const args of iterate(source ?? null, run)) yield run.call(callee ?? null, toArray(args, run));
      };
      return lazily(run, 'starmap', call());
    }),
    defineNative('accumulate(iterable, func=None, *, initial=None)', (run, source, callee, initial) =>
      lazily(run, 'accumulate', accumulate(source ?? null, callee ?? null, initial ?? null, run)),
    ),
    defineNative('count(start=0, step=1)', (run, start, step) =>
      lazily(run, 'count', counting(start ?? 0, step ?? 1, run)),
    ),
    defineNative('cycle(iterable)', (run, source) => lazily(run, 'cycle', cycle(source ?? null, run))),
    defineNative('repeat(object, times=None)', (run, item, times) => {
      let left = times === null || times === undefined ? Number.POSITIVE_INFINITY : integerOf(times);
      return new PyIterator('repeat', () => {
        run.spend(1);
        return left-- > 0 ? (item ?? null) : undefined;
      });
    }),
    defineNative('tee(iterable, n=2)', (run, source, count) => {
      const items = toArray(source ?? null, run);
      run.spend(integerOf(count ?? 2));
      const copies = Array.from({ length: integerOf(count ?? 2) }, () => {
        let index = 0;
        return new PyIterator('_tee', () => items[index++]);
      });
      return new PyTuple(copies);
    }),
  ]);
  attributes.set('chain', new ChainClass());
  return new PyModule('itertools', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses itertools.${name}`),
  );
}
