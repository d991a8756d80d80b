// Runs the tests of suite/ inside the extension host of a real VS Code, against the packaged extension, installed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { CHECKOUT, installPackagedExtension } from './fixture/installedExtension';
import { createSampleWorkspace } from './fixture/sampleWorkspace';

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vscode-'));
  try {
    const { extensionsFolder } = installPackagedExtension(folder);
    const workspace = createSampleWorkspace(folder);
    await runTests({
      vscodeExecutablePath: join(__dirname, 'code'),
      extensionDevelopmentPath: join(__dirname, 'fixture/emptyExtension'),
      extensionTestsPath: await bundleSuite(),
      // The profile is made afresh by `code` itself.
      reuseMachineInstall: true,
      launchArgs: [workspace.folder, `--extensions-dir=${extensionsFolder}`],
      extensionTestsEnv: workspace.environment,
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

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
