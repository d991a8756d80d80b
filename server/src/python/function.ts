/** Functions of Python code, as the compiler makes them. */
import type { Budget, PythonRun } from './run';
import { PyObject, type PyValue } from './value';

/** Names of a module, by which its functions find each other. */
export type Namespace = Map<string, PyValue>;

/** What an expression sees. */
export interface Environment {
  readonly globals: Namespace;
  /**
   * Asked first, as the mapping of local variables that Python's `eval()` takes: for names at the top of the expression, not for
   * those within a comprehension or lambda. `undefined` where it has none of that name.
   */
  readonly fallback?: (name: string) => PyValue | undefined;
  /** Names that are global for this expression only; they go before `globals`. */
  readonly extraGlobals?: ReadonlyMap<string, PyValue>;
}

/** The variables of one call, or of the top level. */
export class Frame {
  /** The line of the statement that runs. */
  line = 0;
  /** What the `return` statement that ended the body has given. */
  returned: PyValue = null;
  /** The exceptions that are being handled, innermost last: what a bare `raise` raises again. */
  handled: unknown[] | undefined = undefined;
  /** Of an expression: what `:=` within its comprehensions binds, which counts as global. */
  assigned: Namespace | undefined = undefined;

  constructor(
    readonly run: PythonRun,
    readonly budget: Budget,
    readonly globals: Namespace,
    /** Local variables; `undefined` where none is bound. */
    readonly slots: (PyValue | undefined)[],
    /** That of the function around, at the time the inner one was defined. */
    readonly parent: Frame | undefined,
    /** The names of a class body. */
    readonly namespace: Namespace | undefined,
    /** What an expression may ask for names beyond `globals`. */
    readonly environment: Environment | undefined,
  ) {}
}

export interface ParameterList {
  /** Of positional and keyword-only ones, in the order of their slots; those of `*args` and `**keywords` come behind them. */
  readonly names: readonly string[];
  readonly positionalCount: number;
  /** How many of the positional ones cannot be named in a call. */
  readonly positionalOnlyCount: number;
  readonly keywordOnlyCount: number;
  /** Whether there are others than positional ones. */
  readonly takesMore: boolean;
  readonly hasRest: boolean;
  readonly hasKeywords: boolean;
}

/** What all functions that come from one `def` or `lambda` share. */
export interface FunctionCode {
  readonly name: string;
  /** With the classes and functions around it, `A.f` or `f.<locals>.g`. */
  readonly qualifiedName: string;
  readonly parameters: ParameterList;
  readonly slotCount: number;
  /** Levels of syntax in the body, which a call nests deeper. */
  readonly depth: number;
  /** Runs the body; gives the generator where there is a `yield` in it. */
  readonly execute: (frame: Frame) => PyValue;
}

export class PyFunction extends PyObject {
  readonly typeName = 'function';
  /** Set by Python code: `f.vardepsexclude = ...`. */
  attributes: Map<string, PyValue> | undefined = undefined;

  constructor(
    readonly code: FunctionCode,
    readonly globals: Namespace,
    readonly parent: Frame | undefined,
    /** Of the last positional parameters. */
    readonly defaults: readonly PyValue[],
    /** Of keyword-only parameters. */
    readonly keywordDefaults: ReadonlyMap<string, PyValue>,
    readonly documentation: PyValue = null,
  ) {
    super();
  }
}
