/** Our parser gives BitBake's own answer to every recorded case: the same statements, the same verdict, the same error line. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { type FileReport, reportFile } from '../../server/src/cli/parse';
import { dialectOf } from '../../server/src/syntax/bitbake/dialect';
import { parse, print } from '../../server/src/syntax/bitbake/parse';
import { type ConformanceCase, conformanceCases } from './cases';
import { statementsWithBodies } from './functionBodies';
import { forgottenByBitBake, neededByEvaluator } from './neededByEvaluator';
import { expectedStatement, physicalLineCount, recordedErrorLine, recordedWarningLines } from './recordedAnswer';

const cases = conformanceCases();

describe('conformance with BitBake', () => {
  for (const each of cases) test(each.name, () => checkCase(each));

  test('Lists only cases that exist among those left to the evaluator', () => {
    const names = new Set(cases.map(({ name }) => name));
    const unknown = [...neededByEvaluator.keys(), ...forgottenByBitBake].filter((name) => !names.has(name));
    assert.deepEqual(unknown, []);
  });
});

function checkCase(each: ConformanceCase): void {
  const report = reportFile(each.path);
  assert.ok(typeof report === 'object', String(report));
  checkVerdict(each, report);
  if (each.parsed.error?.type !== 'UnicodeDecodeError') checkStatements(each);
}

/** BitBake stops at the first error; we go on, so only what comes before it can be compared. */
function checkStatements(each: ConformanceCase): void {
  const text = readFileSync(each.path, 'utf8');
  const tree = parse(text, dialectOf(each.path) ?? 'recipe');
  assert.equal(print(tree), text);
  const understood = statementsWithBodies(tree);
  const expected = each.parsed.statements.map((recorded) => expectedStatement(recorded, physicalLineCount(text)));
  assert.deepEqual(each.parsed.error ? understood.slice(0, expected.length) : understood, expected);
}

function checkVerdict(each: ConformanceCase, report: FileReport): void {
  const { answer, parsed, name } = each;
  const need = neededByEvaluator.get(name);
  if (need) {
    assert.equal(answer.outcome, 'error', `${name} is no error to BitBake: take it off the list`);
    assert.deepEqual(
      report.errors,
      [],
      `${name} was listed because ${need}, and is answered now: take it off the list`,
    );
    return;
  }
  if (answer.outcome !== 'error' && !forgottenByBitBake.has(name)) {
    assert.deepEqual(report.errors, []);
    assert.deepEqual(parserWarningLines(report), recordedWarningLines(parsed.log ?? []));
    return;
  }
  const [error, log] = parsed.error ? [parsed.error, parsed.log] : [answer.error, answer.log];
  // What only evaluation rejects, the old override syntax among it, BitBake comes to after all that its line parser rejects.
  const first = report.errors.find(({ code }) => code !== 'old-override-syntax' || !parsed.error);
  assert.ok(first, `BitBake stops: ${error?.message}`);
  const line = error && recordedErrorLine(error, log ?? []);
  if (line !== undefined) assert.equal(first.endLine, line, error?.message);
}

/** The lines of the warnings that BitBake's line parser prints: of missing blanks around an operator, of tabs in Python. */
function parserWarningLines(report: FileReport): number[] {
  return report.warnings
    .filter(({ code }) => code === 'operator-spacing' || code === 'tab-in-python')
    .map(({ endLine }) => endLine);
}
