/** Statements. */
import { inplaceOperation } from '../arithmetic';
import { getAttribute, setAttribute } from '../attributes';
import { raise } from '../exception';
import type { Frame } from '../function';
import type { Expression, Statement, Target } from '../parse/ast';
import { spend, UnknownError } from '../run';
import { getItem, setItem } from '../subscript';
import { truthy } from '../truth';
import { type PyValue, Unknown } from '../value';
import { compileClass } from './class';
import { BREAK, CONTINUE, type CompileScope, type Evaluate, type Execute, NORMAL, RETURN } from './context';
import { compileExpression } from './expression';
import { compileDef } from './function';
import { compileFrom, compileImport } from './import';
import { compileFor, compileWhile } from './loop';
import { compileMatch } from './match';
import { compileName } from './name';
import { compileRaise } from './raise';
import { compileDelete, compileTarget } from './target';
import { compileTry } from './try';
import { compileWith } from './with';

/** Statements one after the other, each paid for before it runs. */
export function compileBlock(scope: CompileScope, statements: readonly Statement[]): Execute {
  const compiled = statements.map((statement) => compileStatement(scope, statement));
  const [first] = compiled;
  if (!first) return () => NORMAL;
  if (compiled.length === 1) return first;
  return (frame) => {
    for (let index = 0; index < compiled.length; index++) {
      const signal = compiled[index]!(frame);
      if (signal !== NORMAL) return signal;
    }
    return NORMAL;
  };
}

/** A block that often does not run: it is compiled when it first does. */
export interface LazyBlock {
  execute: Execute;
}

export function compileLazily(scope: CompileScope, statements: readonly Statement[]): LazyBlock {
  if (statements.length === 0) return { execute: () => NORMAL };
  const block: LazyBlock = {
    execute: (frame) => {
      block.execute = compileBlock(scope, statements);
      return block.execute(frame);
    },
  };
  return block;
}

export function compileStatement(scope: CompileScope, statement: Statement): Execute {
  const outerCost = scope.cost;
  scope.cost = 1;
  const execute = compileKind(scope, statement);
  const { cost } = scope;
  scope.cost = outerCost;
  const { line } = statement;
  return (frame) => {
    frame.line = line;
    spend(frame.budget, cost);
    return execute(frame);
  };
}

function compileKind(scope: CompileScope, statement: Statement): Execute {
  switch (statement.kind) {
    case 'expression':
      return compileExpressionStatement(scope, statement.value);
    case 'assign':
      return compileAssign(scope, statement.targets, statement.value);
    case 'augmented':
      return compileAugmented(scope, statement);
    case 'delete': {
      const deletes = statement.targets.map((target) => compileDelete(scope, target));
      return (frame) => {
        for (const remove of deletes) remove(frame);
        return NORMAL;
      };
    }
    case 'pass':
      return () => NORMAL;
    case 'break':
      return () => BREAK;
    case 'continue':
      return () => CONTINUE;
    case 'return':
      return compileReturn(scope, statement.value);
    case 'raise':
      return compileRaise(scope, statement);
    case 'assert':
      return compileAssert(scope, statement.test, statement.message);
    case 'import':
      return compileImport(scope, statement.names);
    case 'from':
      return compileFrom(scope, statement);
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
    case 'def':
      return compileDef(scope, statement.definition, statement.decorators);
    case 'class':
      return compileClass(scope, statement);
    case 'match':
      return compileMatch(scope, statement);
    case 'unsupported':
      return () => {
        throw new UnknownError(statement.why);
      };
  }
}

function compileExpressionStatement(scope: CompileScope, expression: Expression): Execute {
  const value = compileExpression(scope, expression);
  // Of these, one part may have run or not, so what happens next is not known either.
  const decides = expression.kind === 'boolean' || expression.kind === 'conditional';
  return (frame) => {
    const result = value(frame);
    if (decides && result instanceof Unknown) throw new UnknownError(result.why);
    return NORMAL;
  };
}

function compileAssign(scope: CompileScope, targets: readonly Target[], expression: Expression): Execute {
  const value = compileExpression(scope, expression);
  const stores = targets.map((target) => compileTarget(scope, target));
  const [store] = stores;
  if (stores.length === 1 && store) {
    return (frame) => {
      store(frame, value(frame));
      return NORMAL;
    };
  }
  return (frame) => {
    const result = value(frame);
    for (const each of stores) each(frame, result);
    return NORMAL;
  };
}

type Augmented = Extract<Statement, { kind: 'augmented' }>;

/** The parts of the target are evaluated once. */
function compileAugmented(scope: CompileScope, { target, operator, value }: Augmented): Execute {
  const update = compileUpdate(scope, target);
  const operand = compileExpression(scope, value);
  return (frame) => {
    update(frame, (old) => inplaceOperation(operator, old, operand(frame), frame.run));
    return NORMAL;
  };
}

type Update = (frame: Frame, change: (old: PyValue) => PyValue) => void;

export function compileUpdate(scope: CompileScope, target: Target): Update {
  switch (target.kind) {
    case 'name': {
      const load = compileName(scope, target.name);
      const store = compileTarget(scope, target);
      return (frame, change) => store(frame, change(load(frame)));
    }
    case 'attribute': {
      const object = compileExpression(scope, target.object);
      const { name } = target;
      return (frame, change) => {
        const owner = object(frame);
        setAttribute(owner, name, change(getAttribute(owner, name, frame.run)), frame.run);
      };
    }
    case 'subscript': {
      const object = compileExpression(scope, target.object);
      const index = compileExpression(scope, target.index);
      return (frame, change) => {
        const [owner, key] = [object(frame), index(frame)];
        setItem(owner, key, change(getItem(owner, key, frame.run)), frame.run);
      };
    }
    case 'unpack':
      return () => raise('SyntaxError', 'illegal target for augmented assignment');
  }
}

function compileReturn(scope: CompileScope, expression: Expression | undefined): Execute {
  if (!expression) {
    return (frame) => {
      frame.returned = null;
      return RETURN;
    };
  }
  const value = compileExpression(scope, expression);
  return (frame) => {
    frame.returned = value(frame);
    return RETURN;
  };
}

function compileAssert(scope: CompileScope, test: Expression, message: Expression | undefined): Execute {
  const condition = compileExpression(scope, test);
  const text = message && compileExpression(scope, message);
  return (frame) => {
    if (truthy(condition(frame), frame.run)) return NORMAL;
    return text ? raise('AssertionError', text(frame)) : raise('AssertionError');
  };
}

function compileIf(scope: CompileScope, statement: Extract<Statement, { kind: 'if' }>): Execute {
  const branches = statement.branches.map(({ test, body }) => ({
    test: compileExpression(scope, test),
    body: compileLazily(scope, body),
  }));
  const otherwise = compileLazily(scope, statement.otherwise);
  const [only] = branches;
  if (branches.length === 1 && only) {
    const { test, body } = only;
    return (frame) => (holds(test, frame) ? body : otherwise).execute(frame);
  }
  return (frame) => {
    for (const { test, body } of branches) if (holds(test, frame)) return body.execute(frame);
    return otherwise.execute(frame);
  };
}

export function holds(test: Evaluate, frame: Frame): boolean {
  const value = test(frame);
  return typeof value === 'boolean' ? value : truthy(value, frame.run);
}
