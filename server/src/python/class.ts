/** Classes and their instances. */
import { type NativeCall, PyObject, type PyValue } from './value';

/** Makes a new object for a call of `cls`, which is the class that has this or one that extends it. */
export type Allocate = (cls: PyClass, ...call: Parameters<NativeCall>) => PyValue;

export class PyClass extends PyObject {
  readonly typeName = 'type';
  /** The class itself and those it extends, in the order in which attributes are looked up. */
  readonly mro: readonly PyClass[];

  /** `linearized` is what follows the class itself in its method resolution order; see `linearize`. */
  constructor(
    readonly name: string,
    readonly bases: readonly PyClass[],
    readonly attributes: Map<string, PyValue>,
    linearized: readonly PyClass[],
    /** Set on the builtin types and on native classes; a class of Python code uses the nearest that it extends. */
    readonly allocate?: Allocate,
    /** Whether `allocate` makes the whole object, and no `__init__` is called on a direct call of this class. */
    readonly isComplete = false,
    /** A class of the interpreter's own is shared by all runs, so that no Python code may change it. */
    readonly isNative = true,
  ) {
    super();
    this.mro = [this, ...linearized];
  }

  /** With the classes and functions around it. */
  get qualifiedName(): string {
    const qualified = this.attributes.get('__qualname__');
    return typeof qualified === 'string' ? qualified : this.name;
  }
}

/** An object of a class of Python code, exceptions included. */
export class PyInstance extends PyObject {
  constructor(
    readonly cls: PyClass,
    readonly attributes: Map<string, PyValue> = new Map(),
  ) {
    super();
  }

  get typeName(): string {
    return this.cls.name;
  }
}

export class PyProperty extends PyObject {
  readonly typeName = 'property';
  constructor(
    readonly getter: PyValue,
    readonly setter: PyValue,
    readonly deleter: PyValue,
  ) {
    super();
  }
}

export class PyStaticMethod extends PyObject {
  readonly typeName = 'staticmethod';
  constructor(readonly callee: PyValue) {
    super();
  }
}

export class PyClassMethod extends PyObject {
  readonly typeName = 'classmethod';
  constructor(readonly callee: PyValue) {
    super();
  }
}

/** What `super()` gives: attributes are those of the classes after `after` in the order of `cls`. */
export class PySuper extends PyObject {
  readonly typeName = 'super';
  constructor(
    readonly after: PyClass,
    readonly self: PyValue,
    readonly cls: PyClass,
  ) {
    super();
  }
}

/** The attribute that a class has or inherits. */
export function classAttribute(cls: PyClass, name: string): PyValue | undefined {
  for (const ancestor of cls.mro) {
    const value = ancestor.attributes.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

export function isSubclass(cls: PyClass, ancestor: PyClass): boolean {
  return cls.mro.includes(ancestor);
}

/** What follows a class with these bases in its order (Python's C3 merge); undefined where they contradict each other. */
export function linearize(bases: readonly PyClass[]): readonly PyClass[] | undefined {
  const lists = [...bases.map((base) => [...base.mro]), [...bases]];
  const order: PyClass[] = [];
  for (;;) {
    const open = lists.filter((list) => list.length > 0);
    if (open.length === 0) return order;
    const next = open.map((list) => list[0]).find((head) => head && open.every((list) => list.indexOf(head) <= 0));
    if (!next) return undefined;
    order.push(next);
    for (const list of open) if (list[0] === next) list.shift();
  }
}

/** The one class that all others extend. */
export const objectClass: PyClass = new PyClass('object', [], new Map(), [], (cls) => new PyInstance(cls));

/** A class of the interpreter's own that extends one other. */
export function defineClass(
  name: string,
  attributes: Map<string, PyValue> = new Map(),
  options: { readonly base?: PyClass; readonly allocate?: Allocate; readonly isComplete?: boolean } = {},
): PyClass {
  const base = options.base ?? objectClass;
  return new PyClass(name, [base], attributes, base.mro, options.allocate, options.isComplete ?? false);
}
