/** The suite of what is checked without running anything: types, lint and format. */
import { capture } from '../run.mjs';

const TYPESCRIPT = 'node_modules/typescript/bin/tsc';
const BIOME = 'node_modules/@biomejs/biome/bin/biome';

/** @type {readonly (readonly [name: string, ...commandArguments: string[]])[]} */
const CHECKS = [
  ['types of server', TYPESCRIPT, '-p', 'server', '--pretty', 'false'],
  ['types of client', TYPESCRIPT, '-p', 'client', '--pretty', 'false'],
  ['types of webviews', TYPESCRIPT, '-p', 'client/webviews', '--pretty', 'false'],
  ['types of test', TYPESCRIPT, '-p', 'test', '--pretty', 'false'],
  ['types of scripts', TYPESCRIPT, '-p', 'scripts', '--pretty', 'false'],
  ['lint and format', BIOME, 'check', '--error-on-warnings', '--colors=off'],
];

/**
 * @param {import('./results.mjs').Results} results
 * @param {NodeJS.ProcessEnv} environment
 */
export async function runChecks(results, environment) {
  for (const [name, ...commandArguments] of CHECKS) {
    const start = performance.now();
    const { code, output } = await capture(process.execPath, commandArguments, environment);
    const durationMs = performance.now() - start;
    results.add(name, { kind: 'test', name, outcome: code === 0 ? 'passed' : 'failed', durationMs, message: output });
  }
}
