/** Python as it is run here against what CPython gave; see `record.py`. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { PyException, raise } from '../../../server/src/python/exception';
import {
  compileExpression,
  compileModule,
  createRun,
  evaluateExpression,
  executeModule,
  SyntaxFailure,
} from '../../../server/src/python/interpreter';
import { defineNative } from '../../../server/src/python/native';
import { createBudget, type PythonRun } from '../../../server/src/python/run';
import { messageOf, toRepr } from '../../../server/src/python/text';
import { PyTuple, type PyValue, Unknown } from '../../../server/src/python/value';

const CASES = join(__dirname, 'cases');

for (const file of readdirSync(CASES).filter((name) => name.endsWith('.expressions'))) {
  const sources = expressionsOf(read(file));
  const expected = read(file.replace('.expressions', '.expected')).trimEnd().split('\n');
  describe(`Expressions of ${file}`, () => {
    it('has a recording for each', () => assert.equal(sources.length, expected.length));
    for (const [index, source] of sources.entries()) {
      it(`gives for ${source} what CPython gives`, () => {
        assert.equal(evaluated(source).replaceAll('\n', '\\n'), expected[index]);
      });
    }
  });
}

for (const file of readdirSync(CASES).filter((name) => name.endsWith('.py'))) {
  it(`runs ${file} as CPython does`, () => {
    assert.equal(executed(read(file)), read(file.replace('.py', '.expected')));
  });
}

function read(name: string): string {
  return readFileSync(join(CASES, name), 'utf8');
}

/** As `expressions` in record.py. */
function expressionsOf(text: string): string[] {
  const cases: string[] = [];
  let pending = '';
  for (const line of text.split('\n')) {
    if (pending === '' && (line.startsWith('#') || line.trim() === '')) continue;
    pending = pending === '' ? line : `${pending}\n${line}`;
    const isOpen = ['"""', "'''"].some((quote) => pending.split(quote).length % 2 === 0) || pending.endsWith('\\');
    if (isOpen) continue;
    cases.push(pending);
    pending = '';
  }
  return cases;
}

function newRun(): PythonRun {
  return createRun({
    budget: createBudget(10_000_000),
    importModule: (name) => raise('ModuleNotFoundError', `No module named '${name}'`),
  });
}

function evaluated(source: string): string {
  const compiled = compileExpression(source);
  if (compiled instanceof SyntaxFailure) return 'SyntaxError';
  const run = newRun();
  return outcome(run, () => evaluateExpression(compiled, { globals: new Map() }, run));
}

function outcome(run: PythonRun, work: () => PyValue): string {
  try {
    return shown(work(), run);
  } catch (error) {
    return complaint(error, run);
  }
}

function shown(value: PyValue, run: PythonRun): string {
  const text = toRepr(value, run);
  return text instanceof Unknown ? `unknown: ${text.why}` : text;
}

function complaint(error: unknown, run: PythonRun): string {
  if (!(error instanceof PyException)) throw error;
  const message = messageOf(error.instance, run);
  return `${error.className}: ${message instanceof Unknown ? message.why : message}`;
}

function executed(source: string): string {
  const compiled = compileModule(source);
  if (compiled instanceof SyntaxFailure) return `line ${compiled.line}: ${compiled.message}`;
  const run = newRun();
  const lines: string[] = [];
  const show = defineNative(
    'show(*values)',
    (_run, values) => {
      lines.push(values instanceof PyTuple ? values.items.map((value) => shown(value, run)).join(' ') : '');
      return null;
    },
    { handlesUnknown: true },
  );
  const fails = defineNative('fails(work)', (_run, work) => {
    lines.push(outcome(run, () => run.call(work, [])));
    return null;
  });
  const globals = new Map<string, PyValue>([
    ['__name__', 'case'],
    ['show', show],
    ['fails', fails],
  ]);
  try {
    executeModule(compiled, globals, run);
  } catch (error) {
    lines.push(`raised ${complaint(error, run)}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}
