/**
 * `npm start [-- --no-open]`: builds, shows in the terminal what the program knows about the sample layer, and opens that
 * layer in VS Code with the extension loaded.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHECKOUT, inCheckout } from './checkout.mjs';
import { capture, onEndingSignal, run } from './run.mjs';
import { findOnPath } from './setup/hostPrograms.mjs';
import { installNpmPackages } from './setup/npmPackages.mjs';

const SAMPLE = 'sample';
const IMAGE_RECIPE = `${SAMPLE}/meta-sample/recipes-containers/images/hello-container.bb`;
const METAVIRT = 'dist/metavirt.js';

const { values } = parseArgs({ options: { 'no-open': { type: 'boolean' } } });
const folder = mkdtempSync(join(tmpdir(), 'metavirt-start-'));
const removeFolder = () => rmSync(folder, { recursive: true, force: true });
onEndingSignal(async () => removeFolder());

await installNpmPackages();
process.exitCode = await run(process.execPath, ['scripts/build.mjs']);
if (process.exitCode === 0) {
  await show('What an author of this layer should look at', ['lint', SAMPLE]);
  await show('The image that a recipe will give', ['image', IMAGE_RECIPE]);
  if (!values['no-open']) process.exitCode = await openSample();
}
removeFolder();

/**
 * Shows what the command-line program says.
 * @param {string} title
 * @param {readonly string[]} commandArguments
 */
async function show(title, commandArguments) {
  console.log(`\n${title}\n$ metavirt ${commandArguments.join(' ')}\n`);
  const { output } = await capture(process.execPath, [METAVIRT, ...commandArguments]);
  console.log(output.trimEnd());
}

/** Opens the sample layer in the best VS Code there is. Returns the exit code. */
async function openSample() {
  const desktop = findOnPath('code');
  if (desktop) return openInDesktop(desktop);
  if (process.platform === 'linux') return openInBrowser();
  console.log('\nTo open the sample layer with the extension loaded, put the `code` command of VS Code on PATH.');
  return 0;
}

/** @param {string} code */
function openInDesktop(code) {
  console.log('\nOpening the sample layer in VS Code.');
  const commandArguments = [`--extensionDevelopmentPath=${CHECKOUT}`, inCheckout(SAMPLE)];
  spawn(code, commandArguments, { stdio: 'inherit', shell: process.platform === 'win32' });
  return 0;
}

async function openInBrowser() {
  console.log('\nThe sample layer opens in VS Code at the address below, in a browser on this machine, until Ctrl+C:');
  const vsix = join(folder, 'meta-virtualization.vsix');
  const packaging = await capture(process.execPath, ['scripts/package.mjs', '--out', vsix]);
  if (packaging.code !== 0) {
    console.error(packaging.output);
    return packaging.code;
  }
  const environment = { ...process.env, METAVIRT_VSIX: vsix, TMPDIR: folder };
  return run(process.execPath, ['--import', 'tsx', 'test/vscode/serve.ts', SAMPLE], { environment });
}
