/** `npm run package [-- --out FILE]`: builds for production and writes the extension as a .vsix file. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { inCheckout } from './checkout.mjs';
import { run } from './run.mjs';
import { installNpmPackages } from './setup/npmPackages.mjs';

const LIMIT_BYTES = 2 * 1024 * 1024;

const { version } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'));
const { values } = parseArgs({ options: { out: { type: 'string' } } });
const file = values.out ?? inCheckout(`meta-virtualization-${version}.vsix`);

await installNpmPackages();
// The bundles hold what they need of the npm packages, and `vscode:prepublish` of package.json makes them.
const vsce = [inCheckout('node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--out', file];
/** @type {string[]} */
const output = [];
const code = await run(process.execPath, vsce, { onLine: (line) => output.push(line) });
if (code !== 0) {
  console.error(output.join('\n'));
  process.exit(1);
}
const sizeBytes = statSync(file).size;
console.log(`${basename(file)}: ${(sizeBytes / 1024).toFixed(0)} KB`);
if (sizeBytes > LIMIT_BYTES) {
  console.error(`${basename(file)} is larger than ${LIMIT_BYTES / 1024} KB`);
  process.exit(1);
}
