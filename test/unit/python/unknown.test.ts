import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  compileExpression,
  compileModule,
  createRun,
  evaluateExpression,
  executeModule,
  SyntaxFailure,
} from '../../../server/src/python/interpreter';
import { defineNative } from '../../../server/src/python/native';
import { createBudget, type PythonRun, UnknownError } from '../../../server/src/python/run';
import { toRepr } from '../../../server/src/python/text';
import { type PyValue, Unknown } from '../../../server/src/python/value';

const MYSTERY = new Unknown('asks the oracle');

function newRun(): PythonRun {
  return createRun({ budget: createBudget(1_000_000), importModule: (name) => new Unknown(`imports ${name}`) });
}

function newGlobals(): Map<string, PyValue> {
  return new Map<string, PyValue>([
    ['mystery', MYSTERY],
    ['silent', defineNative('silent(value)', () => null, { handlesUnknown: true })],
  ]);
}

function outcome(source: string): string {
  const compiled = compileExpression(source);
  if (compiled instanceof SyntaxFailure) return compiled.message;
  const run = newRun();
  try {
    const value = evaluateExpression(compiled, { globals: newGlobals() }, run);
    const text = toRepr(value, run);
    return text instanceof Unknown ? 'unknown' : text;
  } catch (error) {
    if (error instanceof UnknownError) return 'ends';
    throw error;
  }
}

describe('What is unknown', () => {
  const lines = readFileSync(join(__dirname, 'unknown.expressions'), 'utf8').split('\n');
  for (const line of lines.filter((each) => each !== '' && !each.startsWith('#'))) {
    const [source = '', expected = ''] = line.split(' -> ');
    it(`is ${expected} for ${source}`, () => assert.equal(outcome(source), expected));
  }

  it('keeps its reason through what is computed from it', () => {
    const compiled = compileExpression("'%s' % [(mystery + 1).name.upper()][0]");
    assert.ok(!(compiled instanceof SyntaxFailure));
    const value = evaluateExpression(compiled, { globals: newGlobals() }, newRun());
    assert.ok(value instanceof Unknown);
    assert.equal(value.why, MYSTERY.why);
  });

  it('ends the run at a branch, past except and finally', () => {
    const compiled = compileModule(readFileSync(join(__dirname, 'unknownBranch.py'), 'utf8'));
    assert.ok(!(compiled instanceof SyntaxFailure));
    const globals = newGlobals();
    assert.throws(() => executeModule(compiled, globals, newRun()), new UnknownError(MYSTERY.why));
    assert.deepEqual([globals.get('before'), globals.has('after'), globals.get('seen')], [1, false, undefined]);
  });

  it('is what a module that is not there gives', () => {
    const compiled = compileModule('import os.path as p\nfrom a.b import c\nx = c(p.join("a"))\n');
    assert.ok(!(compiled instanceof SyntaxFailure));
    const globals = newGlobals();
    executeModule(compiled, globals, newRun());
    const x = globals.get('x');
    assert.ok(x instanceof Unknown);
    assert.equal(x.why, 'imports a');
  });
});
