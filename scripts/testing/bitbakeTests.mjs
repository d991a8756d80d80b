/** The suite that builds with the real BitBake, also from the palette of a real VS Code. */
import { runNodeTests } from './nodeTests.mjs';
import { packageExtension } from './packagedExtension.mjs';
import { testFiles } from './testFiles.mjs';

/**
 * @param {import('./results.mjs').Results} results
 * @param {NodeJS.ProcessEnv} environment
 */
export async function runBitBakeTests(results, environment) {
  const withPackage = await packageExtension(results, environment);
  if (withPackage) await runNodeTests(testFiles('test/bitbake'), results, withPackage);
}
