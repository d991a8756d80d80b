/** `collections.deque`. */
import { defineClass } from '../../class';
import { raise } from '../../exception';
import { iterate } from '../../iterate';
import { contains } from '../../membership';
import { getItem } from '../../subscript';
import { toRepr } from '../../text';
import { PyIterator, PyList, type PyValue, Unknown } from '../../value';
import { integerOf } from '../arguments';
import { LibraryObject, methodTable } from '../libraryObject';
import { methodsOf } from '../methodsOf';

export const dequeClass = defineClass('deque', new Map(), {
  allocate: (_cls, args, keywords, run) => {
    const limit = args[1] ?? keywords.get('maxlen') ?? null;
    const deque = new Deque(limit === null ? undefined : integerOf(limit));
    for (const item of args[0] === undefined ? [] : iterate(args[0], run)) deque.add(item);
    return deque;
  },
  isComplete: true,
});

class Deque extends LibraryObject {
  readonly typeName = 'deque';
  override readonly pythonClass = dequeClass;
  protected readonly methods = METHODS;
  readonly items: PyValue[] = [];

  constructor(readonly limit: number | undefined) {
    super();
  }

  add(item: PyValue): void {
    this.items.push(item);
    if (this.limit !== undefined && this.items.length > this.limit) this.items.shift();
  }

  addLeft(item: PyValue): void {
    this.items.unshift(item);
    if (this.limit !== undefined && this.items.length > this.limit) this.items.pop();
  }

  protected override field(name: string): PyValue | undefined {
    if (name === 'maxlen') return this.limit ?? null;
    return name.startsWith('__') ? undefined : new Unknown(`uses ${name}() of a deque`);
  }
}

const defineDequeMethod = methodsOf(Deque);

const METHODS = methodTable([
  defineDequeMethod(
    'append(self, x)',
    (_run, self, item) => {
      self.add(item ?? null);
      return null;
    },
    { handlesUnknown: true },
  ),
  defineDequeMethod(
    'appendleft(self, x)',
    (run, self, item) => {
      run.spend(1 + (self.items.length >>> 6));
      self.addLeft(item ?? null);
      return null;
    },
    { handlesUnknown: true },
  ),
  defineDequeMethod('extend(self, iterable)', (run, self, items) => {
    for (const item of iterate(items ?? null, run)) self.add(item);
    return null;
  }),
  defineDequeMethod('extendleft(self, iterable)', (run, self, items) => {
    for (const item of iterate(items ?? null, run)) {
      run.spend(self.items.length >>> 6);
      self.addLeft(item);
    }
    return null;
  }),
  defineDequeMethod('pop(self)', (_run, self) => {
    const { items } = self;
    if (items.length === 0) return raise('IndexError', 'pop from an empty deque');
    return items.pop() ?? null;
  }),
  defineDequeMethod('popleft(self)', (run, self) => {
    const { items } = self;
    run.spend(1 + (items.length >>> 6));
    if (items.length === 0) return raise('IndexError', 'pop from an empty deque');
    return items.shift() ?? null;
  }),
  defineDequeMethod('clear(self)', (_run, self) => {
    self.items.length = 0;
    return null;
  }),
  defineDequeMethod('__len__(self)', (_run, self) => self.items.length),
  defineDequeMethod('__iter__(self)', (_run, self) => {
    const items = self.items.values();
    return new PyIterator('_collections._deque_iterator', () => {
      const { value, done } = items.next();
      return done ? undefined : value;
    });
  }),
  defineDequeMethod('__contains__(self, item)', (run, self, item) =>
    contains(new PyList(self.items), item ?? null, run),
  ),
  defineDequeMethod('__getitem__(self, index)', (run, self, index) =>
    getItem(new PyList(self.items), index ?? null, run),
  ),
  defineDequeMethod('__repr__(self)', (run, self) => {
    const shown = toRepr(new PyList(self.items), run);
    return shown instanceof Unknown ? shown : `deque(${shown})`;
  }),
]);
