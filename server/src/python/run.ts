/** What one run of Python may cost, and what it may ask of the world outside. */
import { UntracedError } from '../base/untracedError';
import type { PyModule, PyValue, Unknown } from './value';

export interface PythonRun {
  readonly budget: Budget;
  /** The containers whose `repr()` is being made: one that holds itself is abbreviated. */
  readonly openContainers: object[];
  /** Accounts for work; throws `OutOfBudget` when there is none left. One step is about one operation, or 64 characters copied. */
  spend(steps: number): void;
  /** Calls any callable. Throws `PyException`. */
  call(callee: PyValue, args: readonly PyValue[], keywords?: ReadonlyMap<string, PyValue>): PyValue;
  /**
   * A module by its dotted name: of the interpreter's own library, of BitBake's, or interpreted from the source in a layer. Throws
   * the `PyException` of a ModuleNotFoundError where there is none.
   */
  importModule(name: string): PyModule | Unknown;
}

/** Shared by all the runs that one question to the evaluator needs. */
export interface Budget {
  /** Steps that are left. */
  remaining: number;
  /** How deep the running code is nested, in levels of its syntax and of the data it walks through; 0 when nothing runs. */
  depth: number;
}

export function createBudget(steps: number): Budget {
  return { remaining: steps, depth: 0 };
}

/** What ends all runs of a budget. No `except` and no `finally` of Python sees it. */
export class OutOfBudget extends UntracedError {
  constructor(readonly why: string = 'takes too long to work out') {
    super(why);
  }
}

/** Ends the run: what happens next depends on what is not known. No `except` and no `finally` of Python sees it. */
export class UnknownError extends UntracedError {
  /** Where the run was, innermost first; lines count from 1 within the compiled source. */
  readonly traceback: { readonly functionName: string; readonly line: number }[] = [];
  /** As in `Unknown`. */
  constructor(readonly why: string) {
    super(why);
  }
}

export function spend(budget: Budget, steps: number): void {
  budget.remaining -= steps;
  // NaN is what hostile arithmetic would make of the count.
  if (!(budget.remaining >= 0)) {
    budget.remaining = 0;
    throw new OutOfBudget();
  }
}

/** The steps that a text of this length costs to be made or looked through. */
export function textCost(length: number): number {
  return 1 + length / 64;
}

/**
 * The levels that may be nested in each other. JavaScript's stack holds some thousand of them; 100 calls of usual functions, where
 * CPython allows 1,000, need 1,500.
 */
const DEPTH_LIMIT = 2000;

/** Goes `levels` deeper; to be taken back with `leave` in a `finally`. */
export function enter(budget: Budget, levels: number): void {
  budget.depth += levels;
  if (budget.depth > DEPTH_LIMIT) {
    budget.depth -= levels;
    throw new OutOfBudget('nests too deeply');
  }
}

export function leave(budget: Budget, levels: number): void {
  budget.depth -= levels;
}
