/**
 * Runs the tests of suite/ inside the extension host of a real VS Code, against the packaged extension, installed, and those of restricted/ in
 * another one, whose workspace is not trusted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { CHECKOUT, installPackagedExtension } from './fixture/installedExtension';
import { createSampleWorkspace } from './fixture/sampleWorkspace';
import { tracePrograms } from './fixture/tracedPrograms';

interface Suite {
  /** The folder that its tests are in. */
  readonly name: 'suite' | 'restricted';
  readonly isTrusted: boolean;
}

async function main(): Promise<void> {
  await runSuite({ name: 'suite', isTrusted: true });
  await runSuite({ name: 'restricted', isTrusted: false });
}

async function runSuite({ name, isTrusted }: Suite): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vscode-'));
  try {
    const { extensionsFolder } = installPackagedExtension(folder);
    const workspace = createSampleWorkspace(folder);
    const { environment } = workspace;
    const { PATH = '' } = environment;
    await runTests({
      vscodeExecutablePath: join(__dirname, 'code'),
      extensionDevelopmentPath: ['emptyExtension', 'tomlExtension'].map((each) => join(__dirname, 'fixture', each)),
      extensionTestsPath: await bundleSuite(name),
      // The profile is made afresh by `code` itself.
      reuseMachineInstall: true,
      launchArgs: [workspace.folder, `--extensions-dir=${extensionsFolder}`, ...(isTrusted ? [] : ['--ask-for-trust'])],
      extensionTestsEnv: isTrusted ? environment : { ...environment, ...tracePrograms(join(folder, 'traced'), PATH) },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The extension host takes one CommonJS module, which has to stand where `mocha` is found. */
async function bundleSuite(name: Suite['name']): Promise<string> {
  const outfile = join(CHECKOUT, `test/out/${name}.js`);
  await build({
    entryPoints: [join(__dirname, name, 'index.ts')],
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
