// Runs test files in Node's own test runner, TypeScript as it stands.
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CHECKOUT, inCheckout } from '../checkout.mjs';
import { run } from '../run.mjs';

/**
 * @param {readonly string[]} files
 * @param {import('./results.mjs').Results} results
 * @param {NodeJS.ProcessEnv} environment
 */
export async function runNodeTests(files, results, environment) {
  // Without a file, Node would look for tests by itself.
  if (files.length === 0) return;
  const failureCountBefore = results.counts.failed;
  const reporter = pathToFileURL(inCheckout('scripts', 'testing', 'nodeTestReporter.mjs'));
  const code = await run(
    process.execPath,
    ['--import', 'tsx', '--test', `--test-reporter=${reporter}`, '--test-reporter-destination=stdout', ...files],
    {
      environment,
      onLine: (line) => {
        /** @type {import('./results.mjs').TestRecord} */
        const record = JSON.parse(line);
        results.add(record.file ? relative(CHECKOUT, record.file) : 'test runner', record);
      },
    },
  );
  const isUnexplained = code !== 0 && results.counts.failed === failureCountBefore;
  if (isUnexplained) results.fail('test runner', 'test runner', `node --test ended with exit code ${code}`);
}
