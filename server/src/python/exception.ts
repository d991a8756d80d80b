/** Python's exceptions: their classes, and how they travel through JavaScript. */
import { UntracedError } from '../base/untracedError';
import { defineClass, isSubclass, type PyClass, PyInstance } from './class';
import { classTree } from './classTree';
import { stringRepr } from './literalText';
import { PyTuple, type PyValue } from './value';

/** Where an exception passed, innermost first. */
export interface TracebackEntry {
  readonly functionName: string;
  /** Counts from 1 within the compiled source. */
  readonly line: number;
}

/** A Python exception on its way. */
export class PyException extends UntracedError {
  readonly traceback: TracebackEntry[] = [];
  constructor(readonly instance: PyInstance) {
    super();
    this.message = exceptionMessage(instance);
  }

  get className(): string {
    return this.instance.cls.name;
  }
}

const HIERARCHY = `
BaseException
  SystemExit
  KeyboardInterrupt
  GeneratorExit
  Exception
    ArithmeticError
      FloatingPointError
      OverflowError
      ZeroDivisionError
    AssertionError
    AttributeError
    BufferError
    EOFError
    ImportError
      ModuleNotFoundError
    LookupError
      IndexError
      KeyError
    MemoryError
    NameError
      UnboundLocalError
    OSError
      BlockingIOError
      ChildProcessError
      ConnectionError
      FileExistsError
      FileNotFoundError
      InterruptedError
      IsADirectoryError
      NotADirectoryError
      PermissionError
      ProcessLookupError
      TimeoutError
    ReferenceError
    RuntimeError
      NotImplementedError
      RecursionError
    StopAsyncIteration
    StopIteration
    SyntaxError
      IndentationError
        TabError
    SystemError
    TypeError
    ValueError
      UnicodeError
        UnicodeDecodeError
        UnicodeEncodeError
    Warning
      DeprecationWarning
      FutureWarning
      ImportWarning
      PendingDeprecationWarning
      ResourceWarning
      RuntimeWarning
      SyntaxWarning
      UnicodeWarning
      UserWarning
`;

/** The builtin exception classes by name. */
export const exceptionClasses: ReadonlyMap<string, PyClass> = builtinExceptionClasses();

function builtinExceptionClasses(): Map<string, PyClass> {
  const classes = classTree(HIERARCHY, (name, base) =>
    base
      ? defineClass(name, new Map(), { base, ...(name === 'OSError' ? { allocate: allocateOSError } : {}) })
      : defineClass(name, new Map(), {
          allocate: (made, args) => new PyInstance(made, new Map([['args', new PyTuple([...args])]])),
        }),
  );
  // Older names of the same class.
  for (const name of ['IOError', 'EnvironmentError']) classes.set(name, builtin(classes, 'OSError'));
  return classes;
}

/** The class that stands for an error number. */
const CLASS_OF_ERRNO: ReadonlyMap<PyValue, string> = new Map([
  [1, 'PermissionError'],
  [2, 'FileNotFoundError'],
  [13, 'PermissionError'],
  [17, 'FileExistsError'],
  [20, 'NotADirectoryError'],
  [21, 'IsADirectoryError'],
]);

function allocateOSError(cls: PyClass, args: readonly PyValue[]): PyValue {
  const special =
    args.length >= 2 && cls === exceptionClass('OSError') ? CLASS_OF_ERRNO.get(args[0] ?? null) : undefined;
  return new PyInstance(special ? exceptionClass(special) : cls, new Map([['args', new PyTuple([...args])]]));
}

function builtin(classes: ReadonlyMap<string, PyClass>, name: string): PyClass {
  const cls = classes.get(name);
  if (!cls) throw new Error(`no exception class ${name}`);
  return cls;
}

/** A builtin exception class; the name must be one of Python's. */
export function exceptionClass(name: string): PyClass {
  return builtin(exceptionClasses, name);
}

/** A new exception class for a library or an embedder, such as `bb.BBHandledException`. */
export function defineExceptionClass(name: string, base: PyClass | string = 'Exception'): PyClass {
  return defineClass(name, new Map(), { base: typeof base === 'string' ? exceptionClass(base) : base });
}

/** Raises a Python exception: of a builtin class by its name, or of any class; with its message, or with the arguments given. */
export function raise(cls: PyClass | string, ...args: PyValue[]): never {
  throw newException(cls, ...args);
}

export function newException(cls: PyClass | string, ...args: PyValue[]): PyException {
  const made = typeof cls === 'string' ? exceptionClass(cls) : cls;
  return new PyException(new PyInstance(made, new Map([['args', new PyTuple(args)]])));
}

/** Whether a caught JavaScript exception is a Python one of a builtin class (or one that extends it). */
export function isRaised(error: unknown, className: string): error is PyException {
  return error instanceof PyException && isSubclass(error.instance.cls, exceptionClass(className));
}

/** For JavaScript's own `message`; the text that Python code sees comes from `__str__`. */
function exceptionMessage(instance: PyInstance): string {
  const args = instance.attributes.get('args');
  const first = args instanceof PyTuple ? args.items[0] : undefined;
  const hasOwnText = instance.cls.mro.some((ancestor) => !ancestor.allocate && ancestor.attributes.has('__str__'));
  if (typeof first !== 'string' || hasOwnText) return instance.cls.name;
  return isSubclass(instance.cls, exceptionClass('KeyError')) ? stringRepr(first) : first;
}
