/**
 * `npm test [suite...]`: installs what the tests need, runs the suites (all of them, unless some are named) and prints
 * how many tests passed and failed as the last line. CI=true turns what cannot be run here into a failure.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onEndingSignal, run } from './run.mjs';
import { provideHostPrograms } from './setup/hostPrograms.mjs';
import { installNpmPackages } from './setup/npmPackages.mjs';
import { endLeftovers } from './testing/leftovers.mjs';
import { Results } from './testing/results.mjs';
import { SUITES } from './testing/suites.mjs';

const isContinuousIntegration = process.env.CI === 'true';
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(SUITES).filter(isWithinReach);
const unknown = names.filter((name) => !Object.hasOwn(SUITES, name));
if (unknown.length > 0) {
  console.error(`no such suite: ${unknown.join(', ')} (there are ${Object.keys(SUITES).join(', ')})`);
  process.exit(2);
}

// All temporary files of a run stand in one folder, so that none outlives it, however the run ends.
const runFolder = mkdtempSync(join(tmpdir(), 'metavirt-'));
const environment = { ...process.env, TMPDIR: runFolder };
onEndingSignal(removeTraces);

const results = new Results({ mayTestsBeSkipped: !isContinuousIntegration });
await installNpmPackages();
const missing = await provideHostPrograms([...new Set(names.flatMap((name) => SUITES[name]?.programs ?? []))]);
const buildCode = await run(process.execPath, ['scripts/build.mjs']);
if (buildCode !== 0) results.fail('build', 'build', 'scripts/build.mjs failed');
for (const name of names) await runSuite(name);
await removeTraces();
results.printSummary();
process.exitCode = results.counts.failed > 0 || results.total === 0 ? 1 : 0;

/** @param {string} name */
function isWithinReach(name) {
  const variable = SUITES[name]?.variable;
  return variable === undefined || process.env[variable] !== undefined;
}

/** @param {string} name */
async function runSuite(name) {
  const suite = SUITES[name];
  if (!suite) return;
  const start = performance.now();
  results.startSuite(name);
  const obstacle = obstacleTo(suite);
  if (obstacle) {
    if (isContinuousIntegration) results.fail(name, name, obstacle);
    else results.notRun.push(`${name} (${obstacle})`);
  } else {
    const countBefore = results.total;
    await suite.run(results, environment);
    if (results.total === countBefore) results.fail(name, name, 'the suite ran no test');
    for (const commandLine of await endLeftovers(`TMPDIR=${runFolder}`))
      results.fail(name, 'leftover process', commandLine);
  }
  results.endSuite();
  console.log(`  ${((performance.now() - start) / 1000).toFixed(1)} s in all`);
}

/** @param {import('./testing/suites.mjs').Suite} suite */
function obstacleTo(suite) {
  if (suite.needsLinux && process.platform !== 'linux') return `runs on Linux only, not on ${process.platform}`;
  if (suite.variable && !process.env[suite.variable]) return `${suite.variable} is not set`;
  const lacking = suite.programs.filter((program) => missing.includes(program));
  return lacking.length > 0 ? `missing: ${lacking.join(', ')}` : undefined;
}

async function removeTraces() {
  await endLeftovers(`TMPDIR=${runFolder}`);
  rmSync(runFolder, { recursive: true, force: true });
}
