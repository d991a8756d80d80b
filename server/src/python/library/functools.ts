/** The module `functools`. */
import { findAttribute, setAttribute } from '../attributes';
import { classAttribute, PyClass, PyInstance } from '../class';
import { raise } from '../exception';
import { PyFunction } from '../function';
import { iterate } from '../iterate';
import { defineMethod, defineNative } from '../native';
import type { PythonRun } from '../run';
import { truthy } from '../truth';
import { PyModule, PyNative, PyNativeObject, PyTuple, type PyValue, Unknown } from '../value';
import { integerOf } from './arguments';
import { LibraryObject, methodTable } from './libraryObject';
import { libraryTable } from './libraryTable';

/** `functools.partial` */
class Partial extends LibraryObject {
  readonly typeName = 'functools.partial';
  protected readonly methods = PARTIAL_METHODS;

  constructor(
    readonly callee: PyValue,
    readonly args: readonly PyValue[],
    readonly keywords: ReadonlyMap<string, PyValue>,
  ) {
    super();
  }

  protected override field(name: string): PyValue | undefined {
    if (name === 'func') return this.callee;
    return name === 'args' ? new PyTuple(this.args) : undefined;
  }
}

const PARTIAL_METHODS = methodTable([
  new PyNative(
    '__call__',
    ([self = null, ...args], keywords, run) => {
      if (!(self instanceof Partial)) return raise('TypeError', 'the first argument must be a partial');
      return run.call(self.callee, [...self.args, ...args], new Map([...self.keywords, ...keywords]));
    },
    { isMethod: true, handlesUnknown: true },
  ),
]);

const partial = new PyNative(
  'partial',
  ([callee, ...args], keywords) => {
    if (callee === undefined) return raise('TypeError', "type 'partial' takes at least one argument");
    return new Partial(callee, args, keywords);
  },
  { handlesUnknown: true },
);

/** What sorts by a comparison: an object that is less where the comparison gives a negative number. */
class CompareKey extends LibraryObject {
  readonly typeName = 'K';
  protected readonly methods = KEY_METHODS;

  constructor(
    readonly compare: PyValue,
    readonly item: PyValue,
  ) {
    super();
  }

  protected override field(name: string): PyValue | undefined {
    return name === 'obj' ? this.item : undefined;
  }
}

function keyComparison(name: string, holds: (order: number) => boolean) {
  return defineMethod(`${name}(self, other)`, (run, self, other) => {
    if (!(self instanceof CompareKey && other instanceof CompareKey))
      return raise('TypeError', 'other argument must be K instance');
    const order = run.call(self.compare, [self.item, other.item]);
    return order instanceof Unknown ? order : holds(integerOf(order));
  });
}

const KEY_METHODS = methodTable([
  keyComparison('__lt__', (order) => order < 0),
  keyComparison('__le__', (order) => order <= 0),
  keyComparison('__gt__', (order) => order > 0),
  keyComparison('__ge__', (order) => order >= 0),
  keyComparison('__eq__', (order) => order === 0),
]);

/** An attribute that is worked out when it is first read, and then is the instance's own. */
class CachedProperty extends PyNativeObject {
  readonly typeName = 'cached_property';

  constructor(private readonly getter: PyValue) {
    super();
  }

  getAttribute(name: string): PyValue | undefined {
    return name === 'func' ? this.getter : undefined;
  }

  override valueFor(instance: PyValue, run: PythonRun): PyValue {
    const value = run.call(this.getter, [instance]);
    const name = findAttribute(this.getter, '__name__', run);
    if (instance instanceof PyInstance && typeof name === 'string') setAttribute(instance, name, value, run);
    return value;
  }
}

/** A decorator that leaves a function as it is: what it calls is called again, with the same result. */
const withoutCache = new PyNative('decorating_function', ([callee = null]) => callee);

/** Each comparison from another one and from equality, as `total_ordering` derives it. */
const DERIVED: readonly (readonly [derived: string, from: string, negate: boolean, swap: boolean])[] = [
  ['__gt__', '__lt__', false, true],
  ['__lt__', '__gt__', false, true],
  ['__le__', '__gt__', true, false],
  ['__ge__', '__lt__', true, false],
  ['__le__', '__ge__', false, true],
  ['__ge__', '__le__', false, true],
  ['__lt__', '__ge__', true, false],
  ['__gt__', '__le__', true, false],
];

/** Adds the comparisons that a class lacks, each from the ones it has. */
function completeOrder(cls: PyValue): PyValue {
  if (!(cls instanceof PyClass)) return cls;
  for (const [derived, from, negate, swap] of [...DERIVED, ...DERIVED]) {
    const known = classAttribute(cls, from);
    if (known === undefined || classAttribute(cls, derived) !== undefined) continue;
    const compare = defineMethod(`${derived}(self, other)`, (run, self = null, other = null) => {
      const answer = run.call(known, swap ? [other, self] : [self, other]);
      if (!negate || answer instanceof Unknown) return answer;
      return !truthy(answer, run);
    });
    cls.attributes.set(derived, compare);
  }
  return cls;
}

function isCallable(value: PyValue | undefined): value is PyFunction | PyNative {
  return value instanceof PyFunction || value instanceof PyNative;
}

export function createFunctoolsModule(): PyModule {
  const attributes = libraryTable([
    partial,
    defineNative('reduce(function, iterable, initial=?)', (run, callee, source, initial) => {
      let total: PyValue | undefined = initial;
      for (const item of iterate(source ?? null, run)) {
        total = total === undefined ? item : run.call(callee ?? null, [total, item]);
      }
      return total ?? (total === null ? null : raise('TypeError', 'reduce() of empty iterable with no initial value'));
    }),
    defineNative(
      'cmp_to_key(mycmp)',
      (_run, compare) => new PyNative('K', ([item = null]) => new CompareKey(compare ?? null, item)),
    ),
    defineNative('lru_cache(maxsize=128, typed=False)', (_run, given) => (isCallable(given) ? given : withoutCache)),
    defineNative('cache(user_function)', (_run, callee) => callee ?? null),
    defineNative('wraps(wrapped, **keywords)', () => withoutCache),
    defineNative('update_wrapper(wrapper, wrapped, **keywords)', (_run, wrapper) => wrapper ?? null),
    defineNative('cached_property(func)', (_run, getter) => new CachedProperty(getter ?? null)),
    defineNative('total_ordering(cls)', (_run, cls) => completeOrder(cls ?? null)),
  ]);
  return new PyModule('functools', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses functools.${name}`),
  );
}
