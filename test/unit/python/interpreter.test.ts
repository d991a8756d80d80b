import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CompileCache } from '../../../server/src/python/compileCache';
import { defineExceptionClass, PyException, raise } from '../../../server/src/python/exception';
import {
  type CompiledExpression,
  compileExpression,
  compileModule,
  createRun,
  type Environment,
  evaluateExpression,
  executeModule,
  SyntaxFailure,
} from '../../../server/src/python/interpreter';
import { defineNative } from '../../../server/src/python/native';
import { createBudget, type PythonRun } from '../../../server/src/python/run';
import { toRepr } from '../../../server/src/python/text';
import { PyModule, PyNativeObject, type PyValue } from '../../../server/src/python/value';

const MODULES = new Map([['shop', new PyModule('shop', new Map([['price', 5]]))]]);

function newRun(): PythonRun {
  return createRun({
    budget: createBudget(1_000_000),
    importModule: (name) => MODULES.get(name) ?? raise('ModuleNotFoundError', `No module named '${name}'`),
  });
}

function compiled(source: string): CompiledExpression {
  const result = compileExpression(source);
  return result instanceof SyntaxFailure ? assert.fail(result.message) : result;
}

function shown(source: string, environment: Environment): string {
  const run = newRun();
  return String(toRepr(evaluateExpression(compiled(source), environment, run), run));
}

function executed(source: string, names: Map<string, PyValue> = new Map()): Map<string, PyValue> {
  const result = compileModule(source);
  if (result instanceof SyntaxFailure) assert.fail(result.message);
  executeModule(result, names, newRun());
  return names;
}

function thrownBy(work: () => unknown): PyException {
  try {
    work();
  } catch (error) {
    if (error instanceof PyException) return error;
    throw error;
  }
  return assert.fail('nothing is raised');
}

describe('An expression', () => {
  const globals = new Map<string, PyValue>([
    ['A', 'global'],
    ['C', 'global'],
  ]);
  const environment: Environment = {
    globals,
    fallback: (name) => (name === 'A' || name === 'len' ? 'variable' : undefined),
    extraGlobals: new Map([
      ['B', 'extra'],
      ['C', 'extra'],
    ]),
  };

  it('asks its mapping of variables before all else', () => {
    assert.equal(shown('[A, len, B, C, str(1)]', environment), "['variable', 'variable', 'extra', 'extra', '1']");
  });

  it('sees global names only within a comprehension or lambda', () => {
    assert.equal(
      shown('[A for x in [A]] + [(lambda: (A, B, C))()]', environment),
      "['global', ('global', 'extra', 'extra')]",
    );
  });

  it('may have blanks and line breaks around it', () => {
    assert.equal(shown('\n  [1,\n2 ]  # both\n', environment), '[1, 2]');
  });

  it('keeps what := assigns for the rest of it', () => {
    assert.equal(shown('[(y := 2), y + 1]', environment), '[2, 3]');
  });

  for (const source of [
    '',
    ' ',
    '1 +',
    'a) + (b',
    "'open",
    'x = 1',
    'return 1',
    'print "x"',
    '1; 2',
    'f(',
    '*',
    'if x',
  ]) {
    it(`is a syntax failure as ${JSON.stringify(source)}`, () => {
      assert.ok(compileExpression(source) instanceof SyntaxFailure);
    });
  }
});

describe('A module', () => {
  it('says in which line its syntax is wrong', () => {
    const result = compileModule('a = 1\nb = (2,\nc = 3\n');
    assert.ok(result instanceof SyntaxFailure);
    assert.equal(result.line, 2);
  });

  it('imports what it is given, and raises for what is not there', () => {
    const names = executed('import shop\nfrom shop import price as p\nx = shop.price + p\n');
    assert.equal(names.get('x'), 10);
    assert.equal(thrownBy(() => executed('import nothing\n')).className, 'ModuleNotFoundError');
    assert.equal(
      thrownBy(() => executed('from shop import nothing\n')).message,
      "cannot import name 'nothing' from 'shop'",
    );
  });

  it('binds names apart from where its functions look them up', () => {
    const result = compileModule('def f():\n    return outside\n');
    assert.ok(!(result instanceof SyntaxFailure));
    const [globals, names] = [new Map<string, PyValue>([['outside', 7]]), new Map<string, PyValue>()];
    const run = newRun();
    executeModule(result, globals, run, names);
    assert.deepEqual([globals.has('f'), run.call(names.get('f') ?? null, [])], [false, 7]);
  });
});

describe('An exception', () => {
  it('tells where it was raised, innermost first', () => {
    const error = thrownBy(() => executed(readFileSync(join(__dirname, 'traceback.py'), 'utf8')));
    const passed = error.traceback.map(({ functionName, line }) => `${functionName}:${line}`);
    assert.deepEqual(
      [error.className, error.message, passed],
      ['KeyError', "'k'", ['inner:3', 'outer:9', '<module>:12']],
    );
  });

  it('can be of a class that the embedder defines', () => {
    const skip = defineExceptionClass('SkipRecipe');
    const names = new Map<string, PyValue>([['SkipRecipe', skip]]);
    const error = thrownBy(() => executed("raise SkipRecipe('not for this machine')\n", names));
    assert.equal(error.instance.cls, skip);
    assert.equal(error.message, 'not for this machine');
  });
});

describe('An object of the embedder', () => {
  class Store extends PyNativeObject {
    readonly typeName = 'Store';
    readonly values = new Map<string, PyValue>([['a', 1]]);

    getAttribute(name: string): PyValue | undefined {
      if (name === 'getVar')
        return defineNative('getVar(name, expand=True)', (_run, key) => this.values.get(String(key)) ?? null);
      if (name === '__contains__')
        return defineNative('__contains__(key)', (_run, key) => this.values.has(String(key)));
      if (name === '__getitem__')
        return defineNative('__getitem__(key)', (_run, key) => this.values.get(String(key)) ?? raise('KeyError', key));
      if (name === '__setitem__') {
        return defineNative('__setitem__(key, value)', (_run, key, value) => {
          this.values.set(String(key), value);
          return null;
        });
      }
      return undefined;
    }
  }

  it('behaves as its special methods say', () => {
    const names = executed(readFileSync(join(__dirname, 'store.py'), 'utf8'), new Map([['d', new Store()]]));
    assert.equal(
      toRepr(names.get('seen') ?? null, newRun()),
      "[1, None, True, False, 1, 2, \"KeyError: 'z'\", \"AttributeError: 'Store' object has no attribute 'nothing'\"]",
    );
  });

  it('gets the TypeError of CPython where a call does not fit', () => {
    const globals = new Map<string, PyValue>([['d', new Store()]]);
    const messageFor = (source: string) =>
      thrownBy(() => evaluateExpression(compiled(source), { globals }, newRun())).message;
    assert.equal(messageFor("d.getVar('a', mode=1)"), "getVar() got an unexpected keyword argument 'mode'");
    assert.equal(messageFor('d.getVar()'), 'getVar expected at least 1 argument, got 0');
    assert.equal(messageFor('d.getVar(1, 2, 3)'), 'getVar expected at most 2 arguments, got 3');
  });
});

describe('CompileCache', () => {
  it('compiles a source once, as long as there is room', () => {
    const cache = new CompileCache(20);
    const first = cache.expression('1 + 1');
    assert.equal(cache.expression('1 + 1'), first);
    cache.expression('2 + 2 + 2');
    assert.notEqual(cache.expression('1 + 1'), first);
  });
});
