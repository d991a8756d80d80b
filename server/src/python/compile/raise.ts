/** `raise`. */
import { instantiate } from '../call';
import { isSubclass, PyClass, PyInstance } from '../class';
import { exceptionClass, PyException, raise } from '../exception';
import type { Frame } from '../function';
import type { Statement } from '../parse/ast';
import { UnknownError } from '../run';
import { NO_KEYWORDS, type PyValue, Unknown } from '../value';
import type { CompileScope, Execute } from './context';
import { compileExpression } from './expression';

export function compileRaise(scope: CompileScope, statement: Extract<Statement, { kind: 'raise' }>): Execute {
  if (!statement.exception) return raiseAgain;
  const exception = compileExpression(scope, statement.exception);
  const cause = statement.cause && compileExpression(scope, statement.cause);
  return (frame) => {
    const error = exceptionFor(exception(frame), frame);
    if (cause) error.instance.attributes.set('__cause__', cause(frame));
    throw error;
  };
}

function raiseAgain(frame: Frame): never {
  const handled = frame.handled?.at(-1);
  if (handled) throw handled;
  return raise('RuntimeError', 'No active exception to reraise');
}

/** The JavaScript exception for an instance or a class of exceptions. */
function exceptionFor(value: PyValue, frame: Frame): PyException {
  if (value instanceof Unknown) throw new UnknownError(value.why);
  const instance = value instanceof PyClass ? instantiate(value, [], NO_KEYWORDS, frame.run) : value;
  if (instance instanceof PyInstance && isSubclass(instance.cls, exceptionClass('BaseException'))) {
    return new PyException(instance);
  }
  return raise('TypeError', 'exceptions must derive from BaseException');
}
