// The suite that runs in a real VS Code: packages the extension, then tests the package, installed.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from '../checkout.mjs';
import { capture } from '../run.mjs';
import { findOnPath } from '../setup/hostPrograms.mjs';
import { runNodeTests } from './nodeTests.mjs';
import { testFiles } from './testFiles.mjs';
import { FILE_LIMIT_MS, timeLeft } from './timeLimits.mjs';

/**
 * @param {import('./results.mjs').Results} results
 * @param {NodeJS.ProcessEnv} environment
 */
export async function runVisualStudioCodeTests(results, environment) {
  const vsix = join(String(environment.TMPDIR), 'meta-virtualization.vsix');
  if (!(await packageExtension(vsix, results, environment))) return;
  // Those of a former run would pass for this one's.
  rmSync(inCheckout('test', 'screenshots'), { recursive: true, force: true });
  const withPackage = { CHROMIUM: findOnPath('chromium'), ...environment, METAVIRT_VSIX: vsix };
  await runInExtensionHost(results, withPackage);
  await runNodeTests(testFiles('test/vscode/page'), results, withPackage);
}

/**
 * @param {string} vsix
 * @param {import('./results.mjs').Results} results
 * @param {NodeJS.ProcessEnv} environment
 */
async function packageExtension(vsix, results, environment) {
  const start = performance.now();
  const { code, output } = await capture(process.execPath, ['scripts/package.mjs', '--out', vsix], environment);
  const durationMs = performance.now() - start;
  const outcome = code === 0 ? 'passed' : 'failed';
  results.add('package', { kind: 'test', name: 'the extension is packaged', outcome, durationMs, message: output });
  return code === 0;
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
