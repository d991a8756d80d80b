/** `while` and `for`. */
import { iteratorOf } from '../iterate';
import type { Statement } from '../parse/ast';
import { spend } from '../run';
import { BREAK, type CompileScope, type Execute, NORMAL, RETURN } from './context';
import { compileExpression } from './expression';
import { compileBlock, holds } from './statement';
import { compileTarget } from './target';

type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

export function compileWhile(scope: CompileScope, statement: Of<'while'>): Execute {
  const test = compileExpression(scope, statement.test);
  const turnCost = scope.cost;
  const body = compileBlock(scope, statement.body);
  const otherwise = compileBlock(scope, statement.otherwise);
  return (frame) => {
    while (holds(test, frame)) {
      spend(frame.budget, turnCost);
      const signal = body(frame);
      if (signal === BREAK) return NORMAL;
      if (signal === RETURN) return RETURN;
    }
    return otherwise(frame);
  };
}

export function compileFor(scope: CompileScope, statement: Of<'for'>): Execute {
  const iterable = compileExpression(scope, statement.iterable);
  const store = compileTarget(scope, statement.target);
  const body = compileBlock(scope, statement.body);
  const otherwise = compileBlock(scope, statement.otherwise);
  return (frame) => {
    const next = iteratorOf(iterable(frame), frame.run);
    const { line } = frame;
    for (;;) {
      frame.line = line;
      spend(frame.budget, 2);
      const item = next();
      if (item === undefined) return otherwise(frame);
      store(frame, item);
      const signal = body(frame);
      if (signal === BREAK) return NORMAL;
      if (signal === RETURN) return RETURN;
    }
  };
}
