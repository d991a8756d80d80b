/** Runs test files with Node's own test runner, each file in a process of its own. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inCheckout } from '../checkout.mjs';
import { capture } from '../run.mjs';
import { compileTests } from './compiledTests.mjs';
import { endLeftovers } from './leftovers.mjs';
import { FILE_LIMIT_MS, timeLeft } from './timeLimits.mjs';

const LOADER = inCheckout('scripts', 'testing', 'loadCompiled.cjs');
const REPORTER = pathToFileURL(inCheckout('scripts', 'testing', 'nodeTestReporter.mjs')).href;

/** One core is left to what the tests start. */
const WORKER_COUNT = Math.max(1, availableParallelism() - 1);

/**
 * @param {readonly string[]} files
 * @param {import('./results.mjs').Results} results
 * @param {NodeJS.ProcessEnv} environment
 * @param {number} [fileLimitMs] How long a file may take.
 */
export async function runNodeTests(files, results, environment, fileLimitMs = FILE_LIMIT_MS) {
  // A test of this very function has what the run around it has compiled.
  if (environment.METAVIRT_COMPILED_TESTS !== undefined) return runFiles(files, results, environment, fileLimitMs);
  const compiled = mkdtempSync(join(environment.TMPDIR ?? tmpdir(), 'compiled-'));
  const problem = await compileTests(compiled);
  if (problem) results.fail('compiling', 'compiling', problem);
  else await runFiles(files, results, { ...environment, METAVIRT_COMPILED_TESTS: compiled }, fileLimitMs);
  rmSync(compiled, { recursive: true });
}

/**
 * @param {readonly string[]} files
 * @param {import('./results.mjs').Results} results
 * @param {NodeJS.ProcessEnv} environment
 * @param {number} fileLimitMs
 */
async function runFiles(files, results, environment, fileLimitMs) {
  const waiting = [...files];
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      for (const record of await runFile(file, environment, fileLimitMs)) results.add(file, record);
    }
  };
  await Promise.all(Array.from({ length: WORKER_COUNT }, work));
}

/**
 * Runs one file and returns what its tests did. A file that does not end within its time is run once more, for a machine may
 * stand still; one that does not end then either has failed.
 * @param {string} file
 * @param {NodeJS.ProcessEnv} environment
 * @param {number} fileLimitMs
 * @returns {Promise<import('./results.mjs').TestRecord[]>}
 */
async function runFile(file, environment, fileLimitMs) {
  const first = await tryFile(file, environment, fileLimitMs);
  if (!first.isOverdue) return first.records;
  console.log(`  ${file} did not end in time and is run once more`);
  return (await tryFile(file, environment, fileLimitMs)).records;
}

/**
 * @param {string} file
 * @param {NodeJS.ProcessEnv} environment
 * @param {number} fileLimitMs
 * @returns {Promise<{ isOverdue: boolean, records: import('./results.mjs').TestRecord[] }>}
 */
async function tryFile(file, environment, fileLimitMs) {
  const limitMs = timeLeft(fileLimitMs);
  if (limitMs === 0) return { isOverdue: false, records: [failure(file, 'not run: the time for all tests is over')] };
  const folder = mkdtempSync(join(environment.TMPDIR ?? tmpdir(), 't'));
  const recordFile = join(folder, 'results.jsonl');
  const loading = ['--require', LOADER, '--enable-source-maps'];
  const reporting = [`--test-reporter=${REPORTER}`, `--test-reporter-destination=${recordFile}`];
  const start = performance.now();
  const { code, output, isOverdue } = await capture(
    process.execPath,
    [...loading, ...reporting, file],
    { ...environment, METAVIRT_TEST_RUN: folder },
    limitMs,
  );
  if (isOverdue) await endLeftovers(`METAVIRT_TEST_RUN=${folder}`);
  const lines = existsSync(recordFile) ? readFileSync(recordFile, 'utf8').split('\n') : [];
  /** @type {import('./results.mjs').TestRecord[]} A process that was killed may have left half a line. */
  const records = (isOverdue ? lines.slice(0, -1) : lines).filter(Boolean).map((line) => JSON.parse(line));
  const ending = isOverdue
    ? `did not end within ${((performance.now() - start) / 1000).toFixed(0)} s`
    : unexplained(code, records);
  if (ending !== undefined) records.push(failure(file, ending));
  if (output) records.unshift({ kind: 'output', text: output });
  return { isOverdue, records };
}

/**
 * What is wrong with how a file ended that none of its tests tells of; undefined if nothing is.
 * @param {number} code
 * @param {readonly import('./results.mjs').TestRecord[]} records
 */
function unexplained(code, records) {
  const outcomes = records.flatMap((record) => (record.kind === 'test' ? [record.outcome] : []));
  if (code !== 0 && !outcomes.includes('failed')) return `the file ended with exit code ${code}`;
  return outcomes.length === 0 ? 'the file ran no test' : undefined;
}

/**
 * @param {string} file
 * @param {string} message
 * @returns {import('./results.mjs').TestRecord}
 */
function failure(file, message) {
  return { kind: 'test', name: file, outcome: 'failed', durationMs: 0, message };
}
