/** `try`. What ends the whole run, an unknown branch or the end of the budget, passes through untouched. */
import { isSubclass, PyClass } from '../class';
import { exceptionClass, PyException, raise } from '../exception';
import type { Frame } from '../function';
import type { Handler, Statement } from '../parse/ast';
import { spend, UnknownError } from '../run';
import { PyTuple, type PyValue, Unknown } from '../value';
import { type CompileScope, type Evaluate, type Execute, NORMAL, type Signal } from './context';
import { compileExpression } from './expression';
import { compileStore, type Store } from './name';
import { compileBlock, compileLazily, type LazyBlock } from './statement';

type TryStatement = Extract<Statement, { kind: 'try' }>;

interface CompiledHandler {
  readonly type: Evaluate | undefined;
  readonly store: Store | undefined;
  readonly unbind: ((frame: Frame) => void) | undefined;
  readonly body: LazyBlock;
}

export function compileTry(scope: CompileScope, statement: TryStatement): Execute {
  const body = compileBlock(scope, statement.body);
  const otherwise = compileBlock(scope, statement.otherwise);
  const handlers = statement.handlers.map((handler) => compileHandler(scope, handler));
  const guarded = handlers.length > 0 ? withHandlers(body, otherwise, handlers) : body;
  if (statement.final.length === 0) return guarded;
  return withFinally(guarded, compileBlock(scope, statement.final));
}

function compileHandler(scope: CompileScope, { type, name, body }: Handler): CompiledHandler {
  return {
    type: type && compileExpression(scope, type),
    store: name === undefined ? undefined : compileStore(scope, name),
    unbind: name === undefined ? undefined : compileForget(scope, name),
    body: compileLazily(scope, body),
  };
}

/** Behind its handler the exception's name is gone, if the handler has not deleted it itself. */
export function compileForget(scope: CompileScope, name: string): (frame: Frame) => void {
  const index = scope.slots.get(name);
  if (index !== undefined) {
    return (frame) => {
      frame.slots[index] = undefined;
    };
  }
  return (frame) => {
    (frame.namespace ?? frame.globals).delete(name);
  };
}

/** A JavaScript exception on its way costs as much as many operations. */
export const CATCH_STEPS = 50;

function withHandlers(body: Execute, otherwise: Execute, handlers: readonly CompiledHandler[]): Execute {
  return (frame) => {
    let signal: Signal;
    try {
      signal = body(frame);
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      spend(frame.budget, CATCH_STEPS);
      const handler = handlers.find(({ type }) => !type || matches(error, type(frame)));
      if (!handler) throw error;
      return runHandler(handler, error, frame);
    }
    return signal === NORMAL ? otherwise(frame) : signal;
  };
}

export function matches(error: PyException, type: PyValue): boolean {
  if (type instanceof Unknown) throw new UnknownError(type.why);
  if (type instanceof PyTuple) return type.items.some((item) => matches(error, item));
  if (!(type instanceof PyClass) || !isSubclass(type, exceptionClass('BaseException'))) {
    return raise('TypeError', 'catching classes that do not inherit from BaseException is not allowed');
  }
  return isSubclass(error.instance.cls, type);
}

function runHandler({ store, unbind, body }: CompiledHandler, error: PyException, frame: Frame): Signal {
  store?.(frame, error.instance);
  frame.handled ??= [];
  frame.handled.push(error);
  try {
    return body.execute(frame);
  } finally {
    frame.handled.pop();
    unbind?.(frame);
  }
}

function withFinally(guarded: Execute, final: Execute): Execute {
  return (frame) => {
    let signal: Signal;
    try {
      signal = guarded(frame);
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      const ended = final(frame);
      // A `return` in `finally` swallows the exception.
      if (ended !== NORMAL) return ended;
      throw error;
    }
    const { returned } = frame;
    const ended = final(frame);
    if (ended !== NORMAL) return ended;
    frame.returned = returned;
    return signal;
  };
}
