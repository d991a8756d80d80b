/**
 * Bodies of functions with `yield`. A statement that yields becomes a JavaScript generator, all others stay what they are elsewhere.
 * A `yield` may be a statement, or the whole value of an assignment or `return`; within an expression it is unknown.
 */
import { inplaceOperation } from '../arithmetic';
import { PyException } from '../exception';
import type { Frame } from '../function';
import { resume, throwInto } from '../generator';
import { iteratorOf } from '../iterate';
import type { Expression, Statement } from '../parse/ast';
import { containsYield } from '../parse/containsYield';
import { spend } from '../run';
import { PyGenerator, type PyValue } from '../value';
import { BREAK, type CompileScope, NORMAL, RETURN, type Signal } from './context';
import { compileExpression } from './expression';
import { compileStore, type Store } from './name';
import { compileStatement, compileUpdate, holds } from './statement';
import { compileTarget } from './target';
import { CATCH_STEPS, compileForget, matches } from './try';
import { compileItem, enterContext } from './with';

type Steps<Result> = Generator<PyValue, Result, PyValue>;
type Run = (frame: Frame) => Steps<Signal>;
type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;
type Yield = Extract<Expression, { kind: 'yield' }>;

export function compileGeneratorBody(
  scope: CompileScope,
  body: readonly Statement[],
): (frame: Frame) => Generator<PyValue, PyValue, PyValue> {
  const run = compileBlock(scope, body);
  return function* (frame) {
    yield* run(frame);
    return frame.returned;
  };
}

function compileBlock(scope: CompileScope, statements: readonly Statement[]): Run {
  const parts = statements.map((statement) => compilePart(scope, statement));
  return function* (frame) {
    for (const { execute, run } of parts) {
      const signal = run ? yield* run(frame) : execute(frame);
      if (signal !== NORMAL) return signal;
    }
    return NORMAL;
  };
}

function compilePart(scope: CompileScope, statement: Statement) {
  if (!containsYield(statement)) return { execute: compileStatement(scope, statement), run: undefined };
  const outerCost = scope.cost;
  scope.cost = 1;
  const run = compileYielding(scope, statement);
  const { cost } = scope;
  scope.cost = outerCost;
  const { line } = statement;
  // Its line and its price; the rest is up to `run`.
  const execute = (): Signal => NORMAL;
  return {
    execute,
    run: function* (frame: Frame): Steps<Signal> {
      frame.line = line;
      spend(frame.budget, cost);
      return yield* run(frame);
    },
  };
}

function compileYielding(scope: CompileScope, statement: Statement): Run {
  switch (statement.kind) {
    case 'expression':
      if (statement.value.kind === 'yield') return compileYieldTo(scope, statement.value, () => NORMAL);
      break;
    case 'assign':
      if (statement.value.kind === 'yield') {
        const stores = statement.targets.map((target) => compileTarget(scope, target));
        return compileYieldTo(scope, statement.value, (frame, value) => {
          for (const store of stores) store(frame, value);
          return NORMAL;
        });
      }
      break;
    case 'augmented':
      if (statement.value.kind === 'yield') {
        const { operator } = statement;
        const update = compileUpdate(scope, statement.target);
        return compileYieldTo(scope, statement.value, (frame, value) => {
          update(frame, (old) => inplaceOperation(operator, old, value, frame.run));
          return NORMAL;
        });
      }
      break;
    case 'return':
      if (statement.value?.kind === 'yield') {
        return compileYieldTo(scope, statement.value, (frame, value) => {
          frame.returned = value;
          return RETURN;
        });
      }
      break;
    case 'if':
      return compileIf(scope, statement);
    case 'while':
      return compileWhile(scope, statement);
    case 'for':
      return compileFor(scope, statement);
    case 'try':
      return compileTry(scope, statement);
    case 'with':
      return compileWith(scope, statement);
    default:
      break;
  }
  const execute = compileStatement(scope, statement);
  // biome-ignore lint/correctness/useYield: it stands among those that do.
  return function* (frame) {
    return execute(frame);
  };
}

/** What the `yield` evaluates to goes to `use`. */
function compileYieldTo(
  scope: CompileScope,
  { value, isFrom }: Yield,
  use: (frame: Frame, value: PyValue) => Signal,
): Run {
  const yielded = value && compileExpression(scope, value);
  if (isFrom && yielded) {
    return function* (frame) {
      return use(frame, yield* delegate(yielded(frame), frame));
    };
  }
  return function* (frame) {
    return use(frame, yield yielded ? yielded(frame) : null);
  };
}

/** `yield from` evaluates to what a generator returns. */
function* delegate(value: PyValue, frame: Frame): Steps<PyValue> {
  if (!(value instanceof PyGenerator)) {
    const next = iteratorOf(value, frame.run);
    for (let item = next(); item !== undefined; item = next()) {
      spend(frame.budget, 1);
      yield item;
    }
    return null;
  }
  let step = resume(value, null, frame.run);
  while (!step.done) {
    spend(frame.budget, 1);
    let sent: PyValue;
    try {
      sent = yield step.value;
    } catch (error) {
      step = throwInto(value, error, frame.run);
      continue;
    }
    step = resume(value, sent, frame.run);
  }
  return step.value;
}

function compileIf(scope: CompileScope, statement: Of<'if'>): Run {
  const branches = statement.branches.map(({ test, body }) => ({
    test: compileExpression(scope, test),
    body: compileBlock(scope, body),
  }));
  const otherwise = compileBlock(scope, statement.otherwise);
  return function* (frame) {
    for (const { test, body } of branches) if (holds(test, frame)) return yield* body(frame);
    return yield* otherwise(frame);
  };
}

function compileWhile(scope: CompileScope, statement: Of<'while'>): Run {
  const test = compileExpression(scope, statement.test);
  const body = compileBlock(scope, statement.body);
  const otherwise = compileBlock(scope, statement.otherwise);
  return function* (frame) {
    while (holds(test, frame)) {
      spend(frame.budget, 2);
      const signal = yield* body(frame);
      if (signal === BREAK) return NORMAL;
      if (signal === RETURN) return RETURN;
    }
    return yield* otherwise(frame);
  };
}

function compileFor(scope: CompileScope, statement: Of<'for'>): Run {
  const iterable = compileExpression(scope, statement.iterable);
  const store = compileTarget(scope, statement.target);
  const body = compileBlock(scope, statement.body);
  const otherwise = compileBlock(scope, statement.otherwise);
  return function* (frame) {
    const next = iteratorOf(iterable(frame), frame.run);
    for (;;) {
      spend(frame.budget, 2);
      const item = next();
      if (item === undefined) return yield* otherwise(frame);
      store(frame, item);
      const signal = yield* body(frame);
      if (signal === BREAK) return NORMAL;
      if (signal === RETURN) return RETURN;
    }
  };
}

function compileWith(scope: CompileScope, statement: Of<'with'>): Run {
  const items = statement.items.map((item) => compileItem(scope, item));
  return items.reduceRight<Run>(
    (inner, item) =>
      function* (frame) {
        const exit = enterContext(item, frame);
        try {
          const signal = yield* inner(frame);
          exit(undefined);
          return signal;
        } catch (error) {
          if (error instanceof PyException && exit(error)) return NORMAL;
          throw error;
        }
      },
    compileBlock(scope, statement.body),
  );
}

interface YieldingHandler {
  readonly type: ((frame: Frame) => PyValue) | undefined;
  readonly store: Store | undefined;
  readonly forget: ((frame: Frame) => void) | undefined;
  readonly body: Run;
}

function compileTry(scope: CompileScope, statement: Of<'try'>): Run {
  const body = compileBlock(scope, statement.body);
  const otherwise = compileBlock(scope, statement.otherwise);
  const handlers = statement.handlers.map(({ type, name, body: handler }) => ({
    type: type && compileExpression(scope, type),
    store: name === undefined ? undefined : compileStore(scope, name),
    forget: name === undefined ? undefined : compileForget(scope, name),
    body: compileBlock(scope, handler),
  }));
  const guarded = withHandlers(body, otherwise, handlers);
  return statement.final.length === 0 ? guarded : withFinally(guarded, compileBlock(scope, statement.final));
}

function withHandlers(body: Run, otherwise: Run, handlers: readonly YieldingHandler[]): Run {
  return function* (frame) {
    let signal: Signal;
    try {
      signal = yield* body(frame);
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      spend(frame.budget, CATCH_STEPS);
      const handler = handlers.find(({ type }) => !type || matches(error, type(frame)));
      if (!handler) throw error;
      handler.store?.(frame, error.instance);
      frame.handled ??= [];
      frame.handled.push(error);
      try {
        return yield* handler.body(frame);
      } finally {
        frame.handled.pop();
        handler.forget?.(frame);
      }
    }
    return signal === NORMAL ? yield* otherwise(frame) : signal;
  };
}

function withFinally(guarded: Run, final: Run): Run {
  return function* (frame) {
    let signal: Signal;
    try {
      signal = yield* guarded(frame);
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      const ended = yield* final(frame);
      if (ended !== NORMAL) return ended;
      throw error;
    }
    const { returned } = frame;
    const ended = yield* final(frame);
    if (ended !== NORMAL) return ended;
    frame.returned = returned;
    return signal;
  };
}
