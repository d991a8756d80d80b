/** The suite that runs in a real VS Code: packages the extension, then tests the package, installed. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from '../checkout.mjs';
import { capture } from '../run.mjs';
import { runNodeTests } from './nodeTests.mjs';
import { packageExtension } from './packagedExtension.mjs';
import { testFiles } from './testFiles.mjs';
import { FILE_LIMIT_MS, timeLeft } from './timeLimits.mjs';

/**
 * @param {import('./results.mjs').Results} results
 * @param {NodeJS.ProcessEnv} environment
 */
export async function runVisualStudioCodeTests(results, environment) {
  const withPackage = await packageExtension(results, environment);
  if (!withPackage) return;
  // Those of a former run would pass for this one's.
  rmSync(inCheckout('test', 'screenshots'), { recursive: true, force: true });
  await runInExtensionHost(results, withPackage);
  await runNodeTests(testFiles('test/vscode/page'), results, withPackage);
}

/**
 * @param {import('./results.mjs').Results} results
 * @param {NodeJS.ProcessEnv} environment
 */
async function runInExtensionHost(results, environment) {
  const group = 'extension host';
  const failureCountBefore = results.counts.failed;
  const file = join(String(environment.TMPDIR), 'extension-host.jsonl');
  const { code, output, isOverdue } = await capture(
    process.execPath,
    ['--import', 'tsx', 'test/vscode/runTest.ts'],
    { ...environment, METAVIRT_TEST_RESULTS: file },
    timeLeft(FILE_LIMIT_MS),
  );
  results.add(group, { kind: 'output', text: output });
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  for (const line of lines) results.add(group, JSON.parse(line));
  if (lines.length === 0) results.fail(group, group, 'no test ran');
  const isUnexplained = code !== 0 && results.counts.failed === failureCountBefore;
  const ending = isOverdue ? 'did not end in time' : `ended with exit code ${code}`;
  if (isUnexplained) results.fail(group, group, `the tests in the extension host ${ending}`);
}
