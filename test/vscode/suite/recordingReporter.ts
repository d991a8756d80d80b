/**
 * Writes each test's outcome as a line of JSON to the file that METAVIRT_TEST_RESULTS names, in the form that
 * scripts/test.mjs counts.
 */
import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';

export class RecordingReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Mocha.Runner.constants;
    runner.on(EVENT_TEST_PASS, (test) => record(test, 'passed'));
    runner.on(EVENT_TEST_FAIL, (test, error: Error) => record(test, 'failed', error.stack ?? String(error)));
    runner.on(EVENT_TEST_PENDING, (test) => record(test, 'skipped'));
  }
}

function record(test: Mocha.Test, outcome: 'passed' | 'failed' | 'skipped', message?: string): void {
  const file = process.env.METAVIRT_TEST_RESULTS;
  const result = { kind: 'test', name: test.fullTitle(), outcome, durationMs: test.duration ?? 0, message };
  if (file) appendFileSync(file, `${JSON.stringify(result)}\n`);
  console.log(`    ${outcome}: ${test.fullTitle()}${message ? `\n${message}` : ''}`);
}
