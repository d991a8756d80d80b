/** A reporter for Node's test runner that writes each test's outcome as a line of JSON: the records of results.mjs. */
import { inspect } from 'node:util';

/**
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 */
export default async function* nodeTestReporter(events) {
  /** @type {string[]} The names of the tests around the present one, by nesting. */
  const names = [];
  for await (const event of events) {
    switch (event.type) {
      case 'test:start':
        names.splice(event.data.nesting, names.length, event.data.name);
        break;
      case 'test:pass':
      case 'test:fail': {
        const ending = endingOf(event);
        const name = [...names.slice(0, event.data.nesting), event.data.name].join(' > ');
        if (ending) yield line({ kind: 'test', name, durationMs: event.data.details.duration_ms, ...ending });
      }
    }
  }
}

/**
 * How a test ended, or undefined for what only stands around tests that are reported themselves.
 * @param {import('node:test/reporters').TestEvent & { type: 'test:pass' | 'test:fail' }} event
 * @returns {{ outcome: import('./results.mjs').Outcome, message?: string } | undefined}
 */
function endingOf(event) {
  const { details, skip, todo } = event.data;
  if (skip || todo) return { outcome: 'skipped' };
  if (event.type === 'test:pass') return details.type === 'suite' ? undefined : { outcome: 'passed' };
  const error = /** @type {Error & { failureType?: string }} */ (event.data.details.error);
  if (error.failureType === 'subtestsFailed') return undefined;
  return { outcome: 'failed', message: inspect(error.cause ?? error) };
}

/** @param {import('./results.mjs').TestRecord} record */
function line(record) {
  return `${JSON.stringify(record)}\n`;
}
