/**
 * The interpreter for those who use it. Sources are compiled once and run many times.
 *
 * It runs all of Python's statements and expressions but asynchronous ones, `except*` and what is said in `compile/generator.ts`.
 * An unknown value makes what is computed from it unknown; a branch on it ends the run with an `UnknownError`.
 */
import './builtins/install';
import { CompileScope, type Evaluate, type Execute } from './compile/context';
import { compileExpression as compileExpressionNode } from './compile/expression';
import { compileBlock } from './compile/statement';
import { PyException } from './exception';
import { type Environment, Frame, type Namespace } from './function';
import { parseExpressionSource, parseModuleSource, SyntaxFailure } from './parse/parse';
import { enter, leave, OutOfBudget, type PythonRun, spend } from './run';
import type { PyValue } from './value';

export { builtinNames } from './builtins/builtins';
export { createRun } from './createRun';
export type { Environment } from './function';
export { SyntaxFailure };

export interface CompiledExpression {
  readonly evaluate: Evaluate;
  /** Whether there is a `:=` in it. */
  readonly binds: boolean;
  readonly cost: number;
  readonly depth: number;
}

export interface CompiledModule {
  readonly execute: Execute;
  readonly depth: number;
}

/** An expression as Python's `eval()` takes it. */
export function compileExpression(source: string): CompiledExpression | SyntaxFailure {
  const parsed = parseExpressionSource(source);
  if (parsed instanceof SyntaxFailure) return parsed;
  const scope = new CompileScope(parsed.scope, undefined, '');
  const evaluate = compileExpressionNode(scope, parsed.value);
  return { evaluate, binds: parsed.scope.bound.size > 0, cost: scope.cost, depth: parsed.scope.depth };
}

/** A module, a `def`, or any other sequence of statements. */
export function compileModule(source: string): CompiledModule | SyntaxFailure {
  const parsed = parseModuleSource(source);
  if (parsed instanceof SyntaxFailure) return parsed;
  const scope = new CompileScope(parsed.scope, undefined, '');
  return { execute: compileBlock(scope, parsed.body), depth: parsed.scope.depth };
}

/** Throws `PyException`, `UnknownError` and `OutOfBudget`, and nothing else. */
export function evaluateExpression(
  { evaluate, binds, cost, depth }: CompiledExpression,
  environment: Environment,
  run: PythonRun,
): PyValue {
  spend(run.budget, cost + 4);
  const names = binds ? new Map<string, PyValue>() : undefined;
  const frame = new Frame(run, run.budget, environment.globals, [], undefined, names, environment);
  return bounded(depth, frame, '<expression>', () => evaluate(frame));
}

/**
 * Runs statements. What they bind goes into `names`, their functions look names up in `globals`; these are the same for a module. Throws
 * as `evaluateExpression` does.
 */
export function executeModule(
  { execute, depth }: CompiledModule,
  globals: Namespace,
  run: PythonRun,
  names: Namespace = globals,
): void {
  const frame = new Frame(run, run.budget, globals, [], undefined, names, undefined);
  bounded(depth, frame, '<module>', () => execute(frame));
}

function bounded<Result>(depth: number, frame: Frame, functionName: string, work: () => Result): Result {
  const { budget } = frame;
  const levels = depth + ENTRY_LEVELS;
  enter(budget, levels);
  try {
    return withinStack(work);
  } catch (error) {
    if (error instanceof PyException) error.traceback.push({ functionName, line: frame.line || 1 });
    throw error;
  } finally {
    leave(budget, levels);
  }
}

/** What an embedder does around an expression: looking a variable up and expanding it. */
const ENTRY_LEVELS = 20;

/** The budget's depth keeps JavaScript's stack from overflowing; if it does all the same, that is a lack of budget too. */
function withinStack<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new OutOfBudget('nests too deeply');
    throw error;
  }
}
