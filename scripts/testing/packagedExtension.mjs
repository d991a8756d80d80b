/** Packages the extension, for the suites that test it installed in a real VS Code. */
import { join } from 'node:path';
import { capture } from '../run.mjs';
import { findOnPath } from '../setup/hostPrograms.mjs';

/**
 * The environment with what such tests need to find the package and the browser; undefined where it could not be packaged, which is a failure.
 * @param {import('./results.mjs').Results} results
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<NodeJS.ProcessEnv | undefined>}
 */
export async function packageExtension(results, environment) {
  const vsix = join(String(environment.TMPDIR), 'meta-virtualization.vsix');
  const start = performance.now();
  const { code, output } = await capture(process.execPath, ['scripts/package.mjs', '--out', vsix], environment);
  const durationMs = performance.now() - start;
  const outcome = code === 0 ? 'passed' : 'failed';
  results.add('package', { kind: 'test', name: 'the extension is packaged', outcome, durationMs, message: output });
  return code === 0 ? { CHROMIUM: findOnPath('chromium'), ...environment, METAVIRT_VSIX: vsix } : undefined;
}
