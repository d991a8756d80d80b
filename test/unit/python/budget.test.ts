/** Code that would run forever, or fill the memory, or overflow the stack. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { PyException } from '../../../server/src/python/exception';
import {
  compileExpression,
  compileModule,
  createRun,
  evaluateExpression,
  executeModule,
  SyntaxFailure,
} from '../../../server/src/python/interpreter';
import { createBudget, OutOfBudget, type PythonRun } from '../../../server/src/python/run';
import { Unknown } from '../../../server/src/python/value';

const STEPS = 300_000;

function newRun(): PythonRun {
  return createRun({ budget: createBudget(STEPS), importModule: (name) => new Unknown(`imports ${name}`) });
}

/** Runs it to its end, or to that of its budget. */
function endsWithinBudget(work: (run: PythonRun) => unknown): void {
  const run = newRun();
  try {
    work(run);
  } catch (error) {
    if (!(error instanceof OutOfBudget || error instanceof PyException)) throw error;
  }
  assert.equal(run.budget.depth, 0);
  assert.ok(run.budget.remaining >= 0);
}

describe('A budget', () => {
  const lines = readFileSync(join(__dirname, 'hostile.expressions'), 'utf8').split('\n');
  for (const source of lines.filter((line) => line !== '' && !line.startsWith('#'))) {
    it(`bounds ${source}`, () => {
      const compiled = compileExpression(source);
      assert.ok(!(compiled instanceof SyntaxFailure));
      endsWithinBudget((run) => evaluateExpression(compiled, { globals: new Map() }, run));
    });
  }

  for (const file of readdirSync(join(__dirname, 'hostile'))) {
    it(`bounds ${file}`, () => {
      const compiled = compileModule(readFileSync(join(__dirname, 'hostile', file), 'utf8'));
      assert.ok(!(compiled instanceof SyntaxFailure));
      endsWithinBudget((run) => executeModule(compiled, new Map(), run));
    });
  }

  for (const operator of [
    '+',
    ' or ',
    ' == ',
    '**',
    ' not in ',
    '.a',
    '(',
    '[',
    '{',
    'not ',
    '-',
    'lambda: ',
    ' if x else ',
  ]) {
    it(`bounds a source of ${operator} alone`, () => {
      for (const count of [50, 500, 5000]) {
        const source = `x${`${operator}x`.repeat(count)}`;
        endsWithinBudget((run) => {
          const compiled = compileExpression(source);
          if (compiled instanceof SyntaxFailure) return;
          evaluateExpression(compiled, { globals: new Map([['x', 1]]) }, run);
        });
      }
    });
  }

  it('is shared by all runs that have it', () => {
    const budget = createBudget(500);
    const compiled = compileExpression('[x for x in range(20)]');
    assert.ok(!(compiled instanceof SyntaxFailure));
    const evaluate = () => {
      const run = createRun({ budget, importModule: (name) => new Unknown(name) });
      return evaluateExpression(compiled, { globals: new Map() }, run);
    };
    evaluate();
    assert.throws(() => {
      for (let count = 0; count < 100; count++) evaluate();
    }, OutOfBudget);
  });

  it('leaves the classes that all runs share as they are', () => {
    const compiled = compileModule(readFileSync(join(__dirname, 'patching.py'), 'utf8'));
    assert.ok(!(compiled instanceof SyntaxFailure));
    const globals = new Map();
    executeModule(compiled, globals, newRun());
    assert.equal(globals.get('refused'), 4);
  });
});
