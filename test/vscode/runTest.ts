// Runs the tests of suite/ inside the extension host of a real VS Code, against the packaged extension, installed.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { installVisualStudioCode } from './installation/install';
import { installExtension } from './installation/installExtension';

const CHECKOUT = resolve(__dirname, '../..');

async function main(vsix: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'metavirt-vscode-'));
  try {
    const extensions = join(folder, 'extensions');
    installExtension(installVisualStudioCode(CHECKOUT), resolve(vsix), {
      extensions,
      serverData: join(folder, 'server'),
    });
    const workspace = join(folder, 'workspace');
    mkdirSync(workspace);
    await runTests({
      vscodeExecutablePath: join(__dirname, 'code'),
      extensionDevelopmentPath: join(__dirname, 'fixture/emptyExtension'),
      extensionTestsPath: await bundleSuite(),
      // The profile is made afresh by `code` itself.
      reuseMachineInstall: true,
      launchArgs: [workspace, `--extensions-dir=${extensions}`],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The extension host takes one CommonJS module, which has to stand where `mocha` is found. */
async function bundleSuite(): Promise<string> {
  const outfile = join(CHECKOUT, 'test/out/suite.js');
  await build({
    entryPoints: [join(__dirname, 'suite/index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

const vsix = process.argv[2];
if (!vsix) throw new Error('name the .vsix file to test');
main(vsix).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
