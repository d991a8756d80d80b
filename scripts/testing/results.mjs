/** Collects what the tests of a run did, prints it as it comes, and sums it up. */

/** @typedef {'passed' | 'failed' | 'skipped'} Outcome */

/**
 * What a test runner writes, a line of JSON each. Output belongs to the test that is reported next or to none.
 * @typedef {{ kind: 'test', name: string, outcome: Outcome, durationMs: number, message?: string }
 *   | { kind: 'output', text: string }} TestRecord
 */

/** @typedef {{ suite: string, group: string, name: string, message: string }} Failure */

/** The results of a run of suites, each of which holds groups (test files, mostly) of tests. */
export class Results {
  /** @param {{ mayTestsBeSkipped: boolean }} options */
  constructor({ mayTestsBeSkipped }) {
    this.mayTestsBeSkipped = mayTestsBeSkipped;
  }

  /** @type {Record<Outcome, number>} */
  counts = { passed: 0, failed: 0, skipped: 0 };

  /** @type {Failure[]} */
  failures = [];

  /** @type {string[]} Suites that could not be run here. */
  notRun = [];

  #suite = '';
  #group = openGroup('');

  /** @param {string} suite */
  startSuite(suite) {
    this.#suite = suite;
    console.log(`\n${suite}`);
  }

  endSuite() {
    this.#closeGroup();
  }

  /** How many tests have been counted so far. */
  get total() {
    return this.counts.passed + this.counts.failed + this.counts.skipped;
  }

  /**
   * @param {string} group
   * @param {TestRecord} record
   */
  add(group, record) {
    if (group !== this.#group.name) {
      this.#closeGroup();
      this.#group = openGroup(group);
    }
    if (record.kind === 'output') {
      this.#group.output += record.text;
      return;
    }
    const isForbiddenSkip = record.outcome === 'skipped' && !this.mayTestsBeSkipped;
    const outcome = isForbiddenSkip ? 'failed' : record.outcome;
    this.counts[outcome]++;
    this.#group.counts[outcome]++;
    this.#group.durationMs += record.durationMs;
    if (outcome !== 'failed') return;
    const message = isForbiddenSkip ? 'no test may be skipped here' : (record.message ?? '');
    this.failures.push({ suite: this.#suite, group, name: record.name, message });
  }

  /**
   * Counts something that went wrong around the tests as a failed test.
   * @param {string} group
   * @param {string} name
   * @param {string} message
   */
  fail(group, name, message) {
    this.add(group, { kind: 'test', name, outcome: 'failed', durationMs: 0, message });
  }

  /** Prints the failures at length and the counts as the last line. */
  printSummary() {
    if (this.failures.length > 0) console.log('\nFailures');
    for (const { suite, group, name, message } of this.failures) {
      console.log(`\n  ${suite}: ${group}${name === group ? '' : `: ${name}`}`);
      console.log(message.trimEnd().replace(/^/gm, '    '));
    }
    const { passed, failed } = this.counts;
    const skippedCount = this.counts.skipped + this.notRun.length;
    const names = this.notRun.length > 0 ? `: ${this.notRun.join(', ')}` : '';
    console.log(`\n${passed} passed, ${failed} failed${skippedCount > 0 ? `, ${skippedCount} skipped${names}` : ''}`);
  }

  #closeGroup() {
    const { name, counts, durationMs, output } = this.#group;
    this.#group = openGroup('');
    const outcomes = /** @type {Outcome[]} */ (Object.keys(counts)).filter((outcome) => counts[outcome] > 0);
    if (outcomes.length === 0) return;
    const sign = counts.failed > 0 ? 'FAIL' : 'ok  ';
    const figures = outcomes.map((outcome) => `${counts[outcome]} ${outcome}`).join(', ');
    console.log(`  ${sign}  ${name.padEnd(52)}  ${figures.padEnd(24)}  ${(durationMs / 1000).toFixed(1)} s`);
    if (counts.failed > 0 && output) console.log(output.trimEnd().replace(/^/gm, '        '));
  }
}

/**
 * A group that no test belongs to yet.
 * @param {string} name
 */
function openGroup(name) {
  return { name, counts: { passed: 0, failed: 0, skipped: 0 }, durationMs: 0, output: '' };
}
