/** Comprehensions, and generator expressions, which run item by item as they are asked. */
import { dictSet, setAdd } from '../dict';
import { Frame } from '../function';
import { iteratorOf } from '../iterate';
import type { Comprehension, ComprehensionClause } from '../parse/ast';
import { spend, UnknownError } from '../run';
import { truthy } from '../truth';
import { type NextItem, PyDict, PyGenerator, PyList, PySet, type PyValue, Unknown } from '../value';
import { CompileScope, type Evaluate } from './context';
import { compileExpression } from './expression';
import type { Store } from './name';
import { compileTarget } from './target';

interface Clause {
  readonly store: Store;
  readonly iterable: Evaluate;
  readonly conditions: readonly Evaluate[];
  /** What one turn costs. */
  readonly cost: number;
}

export function compileComprehension(outer: CompileScope, comprehension: Comprehension): Evaluate {
  const {
    clauses: [first],
    makes,
  } = comprehension;
  if (!first) throw new Error('a comprehension without a for');
  const firstIterable = compileExpression(outer, first.iterable);
  const scope = new CompileScope(comprehension.scope, outer, `${outer.qualifier}<comprehension>.`);
  const clauses = comprehension.clauses.map((clause) => compileClause(scope, clause));
  const element = compileExpression(scope, comprehension.element);
  const value = comprehension.value && compileExpression(scope, comprehension.value);
  const innermost = clauses.at(-1);
  if (innermost) clauses[clauses.length - 1] = { ...innermost, cost: scope.cost };
  const slotCount = scope.slots.size;
  const enterScope = (frame: Frame) =>
    new Frame(
      frame.run,
      frame.budget,
      frame.globals,
      new Array(slotCount).fill(undefined),
      frame,
      undefined,
      undefined,
    );
  const depth = comprehension.scope.depth + 2;
  return (frame) => {
    const iterable = firstIterable(frame);
    if (makes === 'generator') {
      if (iterable instanceof Unknown) return iterable;
      const items = iteratorOf(iterable, frame.run);
      return new PyGenerator(generate(clauses, 0, items, element, enterScope(frame)), depth);
    }
    const collected = collect(makes, element, value);
    const unknown = runClauses(clauses, 0, iterable, enterScope(frame), collected.add);
    return unknown ?? collected.made;
  };
}

function compileClause(scope: CompileScope, clause: ComprehensionClause): Clause {
  scope.cost = 1;
  // The first iterable belongs to the scope around, where it has been compiled; this one is never run.
  const iterable = compileExpression(scope, clause.iterable);
  const store = compileTarget(scope, clause.target);
  const conditions = clause.conditions.map((condition) => compileExpression(scope, condition));
  return { store, iterable, conditions, cost: scope.cost };
}

type Add = (frame: Frame) => Unknown | undefined;

/** The container, and what adds the element of the current turn to it. */
function collect(
  makes: 'list' | 'set' | 'dict',
  element: Evaluate,
  value: Evaluate | undefined,
): { readonly made: PyValue; readonly add: Add } {
  if (makes === 'list') {
    const list = new PyList([]);
    return {
      made: list,
      add: (frame) => {
        list.items.push(element(frame));
        return undefined;
      },
    };
  }
  if (makes === 'set') {
    const set = new PySet();
    return {
      made: set,
      add: (frame) => {
        const item = element(frame);
        if (item instanceof Unknown) return item;
        setAdd(set, item, frame.run);
        return undefined;
      },
    };
  }
  const dict = new PyDict();
  return {
    made: dict,
    add: (frame) => {
      const key = element(frame);
      if (key instanceof Unknown) return key;
      dictSet(dict, key, value?.(frame) ?? null, frame.run);
      return undefined;
    },
  };
}

/** Gives the unknown value on which the result depends. */
function runClauses(
  clauses: readonly Clause[],
  index: number,
  iterable: PyValue,
  frame: Frame,
  add: Add,
): Unknown | undefined {
  const clause = clauses[index];
  if (!clause) return undefined;
  if (iterable instanceof Unknown) return iterable;
  const next = iteratorOf(iterable, frame.run);
  const inner = clauses[index + 1];
  for (;;) {
    spend(frame.budget, clause.cost);
    const item = next();
    if (item === undefined) return undefined;
    clause.store(frame, item);
    const passes = meetsConditions(clause, frame);
    if (passes instanceof Unknown) return passes;
    if (!passes) continue;
    const unknown = inner ? runClauses(clauses, index + 1, inner.iterable(frame), frame, add) : add(frame);
    if (unknown) return unknown;
  }
}

function meetsConditions({ conditions }: Clause, frame: Frame): boolean | Unknown {
  for (const condition of conditions) {
    const result = condition(frame);
    if (result instanceof Unknown) return result;
    if (!truthy(result, frame.run)) return false;
  }
  return true;
}

function* generate(
  clauses: readonly Clause[],
  index: number,
  next: NextItem,
  element: Evaluate,
  frame: Frame,
): Generator<PyValue, PyValue, PyValue> {
  const clause = clauses[index];
  const inner = clauses[index + 1];
  while (clause) {
    spend(frame.budget, clause.cost);
    const item = next();
    if (item === undefined) break;
    clause.store(frame, item);
    const passes = meetsConditions(clause, frame);
    if (passes instanceof Unknown) throw new UnknownError(passes.why);
    if (!passes) continue;
    if (inner) yield* generate(clauses, index + 1, iteratorOf(inner.iterable(frame), frame.run), element, frame);
    else yield element(frame);
  }
  return null;
}
