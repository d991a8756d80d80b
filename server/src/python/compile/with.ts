/** `with`. */
import { findAttribute } from '../attributes';
import { PyException, raise } from '../exception';
import type { Frame } from '../function';
import type { Statement, WithItem } from '../parse/ast';
import { truthy } from '../truth';
import { typeName } from '../typeName';
import { type PyValue, Unknown } from '../value';
import { type CompileScope, type Evaluate, type Execute, NORMAL } from './context';
import { compileExpression } from './expression';
import type { Store } from './name';
import { compileBlock } from './statement';
import { compileTarget } from './target';

export function compileWith(scope: CompileScope, statement: Extract<Statement, { kind: 'with' }>): Execute {
  const items = statement.items.map((item) => compileItem(scope, item));
  const body = compileBlock(scope, statement.body);
  return items.reduceRight((inner: Execute, item) => (frame) => runWith(item, inner, frame), body);
}

export interface CompiledItem {
  readonly context: Evaluate;
  readonly store: Store | undefined;
}

export function compileItem(scope: CompileScope, { context, target }: WithItem): CompiledItem {
  return { context: compileExpression(scope, context), store: target && compileTarget(scope, target) };
}

function runWith(item: CompiledItem, inner: Execute, frame: Frame) {
  const exit = enterContext(item, frame);
  try {
    const signal = inner(frame);
    exit(undefined);
    return signal;
  } catch (error) {
    if (error instanceof PyException && exit(error)) return NORMAL;
    throw error;
  }
}

/** Leaves the context, once; gives whether the exception is to be swallowed. */
export type ExitContext = (error: PyException | undefined) => boolean;

export function enterContext({ context, store }: CompiledItem, frame: Frame): ExitContext {
  const { run } = frame;
  const manager = context(frame);
  if (manager instanceof Unknown) {
    store?.(frame, manager);
    return () => false;
  }
  const [enter, exit] = [findAttribute(manager, '__enter__', run), findAttribute(manager, '__exit__', run)];
  if (enter === undefined || exit === undefined) {
    return raise('TypeError', `'${typeName(manager)}' object does not support the context manager protocol`);
  }
  const entered = run.call(enter, []);
  store?.(frame, entered);
  let hasLeft = false;
  return (error) => {
    // What `__exit__` itself raises after a body that went well is not to be shown to it again.
    if (hasLeft) return false;
    hasLeft = true;
    const args: PyValue[] = error ? [error.instance.cls, error.instance, null] : [null, null, null];
    const result = run.call(exit, args);
    return error !== undefined && truthy(result, run);
  };
}
