import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { BuildFinding } from '../../../client/src/toolchain/buildOutput/buildEvents';
import { createFindingSources, type FindingSources } from '../../../client/src/toolchain/buildOutput/findingSources';

function finding(message: string, file?: string): BuildFinding {
  return { severity: 'error', message, place: file === undefined ? undefined : { file, line: undefined, names: [] } };
}

describe('Findings of the console and of the event log', () => {
  let nowMs: number;
  let reported: string[];
  let sources: FindingSources;
  beforeEach(() => {
    nowMs = 0;
    reported = [];
    sources = createFindingSources(
      ({ message, place }) => reported.push(`${message}${place ? ` in ${place.file}` : ''}`),
      1000,
      () => nowMs,
    );
  });

  test('Are reported once, as the log has them', () => {
    sources.fromConsole(finding('app: no such file\n| the end of the log'));
    sources.release(false);
    sources.fromLog(finding('app: no such file', '/app.bb'));
    sources.release(true);
    assert.deepEqual(reported, ['app: no such file in /app.bb']);
  });

  test('Are reported once too if the log comes late', () => {
    sources.fromConsole(finding('late'));
    nowMs = 1500;
    sources.release(false);
    sources.fromLog(finding('late', '/app.bb'));
    assert.deepEqual(reported, ['late']);
  });

  test('Are taken from the console where the log does not have them', () => {
    sources.fromConsole(finding('Command execution failed'));
    sources.release(false);
    assert.deepEqual(reported, []);
    sources.release(true);
    assert.deepEqual(reported, ['Command execution failed']);
  });

  test('Are as many as the one that tells of more', () => {
    for (const message of ['a warning', 'a warning\nof two lines']) {
      sources.fromLog(finding(message));
      sources.fromConsole(finding(message));
    }
    sources.fromConsole(finding('a warning\nof another kind'));
    sources.release(true);
    assert.deepEqual(reported, ['a warning', 'a warning\nof two lines', 'a warning\nof another kind']);
  });

  test('Are kept apart where the same task fails in two recipes', () => {
    sources.fromLog(finding('do_compile failed with exit code 1', '/a.bb'));
    sources.fromConsole(finding('do_compile failed with exit code 1', '/b.bb'));
    sources.release(true);
    assert.equal(reported.length, 2);
  });
});
