/**
 * The values of the Python that metadata is written in. None is `null`; bool, int and str are JavaScript's own. Strings count in UTF-16
 * units, integers end at 2^53: what lies beyond is unknown, never wrong.
 */
import type { PyClass } from './class';
import type { PythonRun } from './run';

export type PyValue = null | boolean | number | string | PyObject;

/** Everything that is not a JavaScript primitive. */
export abstract class PyObject {
  /** As `type(x).__name__` gives it. */
  abstract readonly typeName: string;
}

/** A value that only a build can tell. Operations on it are unknown for the same reason; a branch on it ends the run. */
export class Unknown extends PyObject {
  readonly typeName = 'unknown';
  constructor(
    /** What would have to be known, in words that finish the sentence "unknown, because it …". */
    readonly why: string,
    /** Whether it is a text for certain, and not an empty one: that alone decides many a condition. */
    readonly isText = false,
  ) {
    super();
  }

  /** What an operation on it gives: unknown for the same reason, whatever it is. */
  get result(): Unknown {
    return this.isText ? new Unknown(this.why) : this;
  }
}

export class PyFloat extends PyObject {
  readonly typeName = 'float';
  constructor(readonly value: number) {
    super();
  }
}

export class PyBytes extends PyObject {
  readonly typeName = 'bytes';
  constructor(readonly bytes: Uint8Array) {
    super();
  }
}

/** A builtin type that the classes of Python code may extend: then `cls` is that class, and there may be attributes. */
export abstract class PyExtensible extends PyObject {
  cls: PyClass | undefined = undefined;
  attributes: Map<string, PyValue> | undefined = undefined;

  protected abstract get builtinName(): string;

  get typeName(): string {
    return this.cls ? this.cls.name : this.builtinName;
  }
}

export class PyList extends PyExtensible {
  protected get builtinName(): string {
    return 'list';
  }

  constructor(readonly items: PyValue[]) {
    super();
  }
}

export class PyTuple extends PyExtensible {
  protected get builtinName(): string {
    return 'tuple';
  }

  constructor(readonly items: readonly PyValue[]) {
    super();
  }
}

/** What stands for a key in the maps of dicts and sets: equal keys of Python have the same; made by `hashKey`. */
export type HashKey = null | number | string | PyObject;

export interface DictEntry {
  readonly key: PyValue;
  value: PyValue;
}

/** Insertion ordered; read and written with the functions of `dict.ts`, which know when two keys are equal. */
export class PyDict extends PyExtensible {
  protected get builtinName(): string {
    return 'dict';
  }

  readonly entries = new Map<HashKey, DictEntry>();
}

/** A set or frozenset. CPython's order of iteration is arbitrary; this one keeps that of insertion. */
export class PySet extends PyExtensible {
  readonly items = new Map<HashKey, PyValue>();
  constructor(readonly isFrozen = false) {
    super();
  }

  protected get builtinName(): string {
    return this.isFrozen ? 'frozenset' : 'set';
  }
}

/** What `dict.keys()`, `.values()` and `.items()` give: they follow the dict. */
export class PyDictView extends PyObject {
  constructor(
    readonly dict: PyDict,
    readonly kind: 'keys' | 'values' | 'items',
  ) {
    super();
  }

  get typeName(): string {
    return `dict_${this.kind}`;
  }
}

export class PyRange extends PyObject {
  readonly typeName = 'range';
  constructor(
    readonly start: number,
    readonly stop: number,
    readonly step: number,
  ) {
    super();
  }
}

export class PySlice extends PyObject {
  readonly typeName = 'slice';
  constructor(
    readonly start: PyValue,
    readonly stop: PyValue,
    readonly step: PyValue,
  ) {
    super();
  }
}

/** `Ellipsis` and `NotImplemented`. */
export class PySingleton extends PyObject {
  constructor(
    readonly typeName: string,
    readonly name: string,
  ) {
    super();
  }
}

export const ELLIPSIS = new PySingleton('ellipsis', 'Ellipsis');
export const NOT_IMPLEMENTED = new PySingleton('NotImplementedType', 'NotImplemented');

/** Gives the next item at each call, and `undefined` from the end on. */
export type NextItem = () => PyValue | undefined;

/** An iterator of the interpreter's own: of a list, a `zip`, a file's lines. */
export class PyIterator extends PyObject {
  constructor(
    readonly typeName: string,
    readonly next: NextItem,
  ) {
    super();
  }
}

/** What a call of a function with `yield` gives, and a generator expression. */
export class PyGenerator extends PyObject {
  readonly typeName = 'generator';
  /** A call of `next()` on `steps` runs to the next `yield`; what it is given is what that `yield` evaluates to. */
  constructor(
    readonly steps: Generator<PyValue, PyValue, PyValue>,
    /** How many levels its code nests. */
    readonly depth: number,
  ) {
    super();
  }

  isRunning = false;
}

export interface NativeOptions {
  /** Called with unknown arguments too; otherwise an unknown argument makes the result unknown without a call. */
  readonly handlesUnknown?: boolean;
  /** Found in a class, it is a method: the instance becomes its first argument. */
  readonly isMethod?: boolean;
}

/** A function of the interpreter's own: a builtin, or a part of a library. See `defineNative` for the usual way to make one. */
export class PyNative extends PyObject {
  readonly typeName = 'builtin_function_or_method';
  readonly handlesUnknown: boolean;
  readonly isMethod: boolean;
  constructor(
    readonly name: string,
    readonly call: NativeCall,
    options: NativeOptions = {},
  ) {
    super();
    this.handlesUnknown = options.handlesUnknown ?? false;
    this.isMethod = options.isMethod ?? false;
  }
}

export type NativeCall = (args: readonly PyValue[], keywords: ReadonlyMap<string, PyValue>, run: PythonRun) => PyValue;

export const NO_KEYWORDS: ReadonlyMap<string, PyValue> = new Map();

/** A function found through an instance, which becomes its first argument. */
export class PyBoundMethod extends PyObject {
  readonly typeName = 'method';
  constructor(
    readonly self: PyValue,
    readonly callee: PyValue,
  ) {
    super();
  }
}

export class PyModule extends PyObject {
  readonly typeName = 'module';
  constructor(
    readonly name: string,
    readonly attributes: Map<string, PyValue> = new Map(),
    /** Asked for what `attributes` lacks; what it gives is kept there. */
    readonly fill?: (name: string, run: PythonRun) => PyValue | undefined,
    /** Whether Python code may set its attributes from outside; for modules that are not shared between runs. */
    readonly isWritable = false,
  ) {
    super();
  }
}

/**
 * An object whose attributes an embedder or a library decides: the datastore `d`, a compiled pattern. Python's special methods
 * (`__getitem__`, `__contains__`, `__iter__`, `__len__`, `__bool__`, `__eq__`, `__str__`, `__call__`, `__enter__`, ...) are asked for
 * as attributes as well; they get no `self`.
 */
export abstract class PyNativeObject extends PyObject {
  /** What `type()` and `isinstance` see; without one they see a class that has only the name. */
  readonly pythonClass?: PyClass;

  /** `undefined` where there is no such attribute. */
  abstract getAttribute(name: string, run: PythonRun): PyValue | undefined;

  /** Where this is not overridden, the object's attributes are read-only. Gives whether the attribute could be set. */
  setAttribute(_name: string, _value: PyValue, _run: PythonRun): boolean {
    return false;
  }

  /** Overridden by descriptors such as `functools.cached_property`: what the attribute of an instance of a class is. */
  valueFor(_instance: PyValue, _run: PythonRun): PyValue {
    return this;
  }
}
