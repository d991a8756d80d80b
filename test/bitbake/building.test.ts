/** Building with the real BitBake. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type BuildRun, startBuild } from '../../client/src/tasks/buildRun';
import type { BuildTarget } from '../../client/src/toolchain/bitbake/buildTarget';
import type { BuildFinding, BuildProgress } from '../../client/src/toolchain/buildOutput/buildEvents';
import { progressText } from '../../client/src/toolchain/buildOutput/buildProgressText';
import { readBitBakeSetting } from '../../client/src/toolchain/environments/bitbakeSetting';
import { runProgram } from '../../client/src/toolchain/runProgram';
import { prepareSshServer } from '../toolchain/sshServer';
import { bitbakeVariables, checkout, createBuildFolder, layerConfiguration } from './ownBuild';

interface Build extends BuildRun {
  readonly progress: readonly BuildProgress[];
  readonly output: () => string;
}

describe(`Building with the BitBake in ${checkout}`, () => {
  let folder: string;
  let buildFolder: string;
  let bblayers: string;

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'metavirt-real-')));
    buildFolder = await createBuildFolder(folder);
    bblayers = join(buildFolder, 'conf/bblayers.conf');
    Object.assign(process.env, {
      ...bitbakeVariables,
      PATH: [join(checkout, 'bin'), process.env.PATH].join(delimiter),
      // Event logs are written to a folder of their own, to see that none is left.
      TMPDIR: folder,
    });
  });

  after(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 }));

  function build(target: BuildTarget, bitbake: unknown = {}): Build {
    const progress: BuildProgress[] = [];
    let output = '';
    const run = startBuild(
      { target, buildFolder, customCommand: [], bitbake: readBitBakeSetting(bitbake, folder) },
      {
        onOutput: (text) => {
          output += text;
        },
        onProgress: (reached) => progress.push(reached),
        onFinding: () => {},
      },
    );
    return { ...run, progress, output: () => output };
  }

  test('Gives an image, and tells how far it is', async () => {
    const run = build({ recipe: 'hello-image' });
    const result = await run.ended;
    assert.deepEqual(result, { exitCode: 0, findings: [], interrupted: false }, run.output());
    const layout = join(buildFolder, 'tmp/deploy/images/qemux86-64/hello-image-latest-oci');
    assert.equal(JSON.parse(await readFile(join(layout, 'index.json'), 'utf8')).manifests.length, 1);
    const texts = run.progress.map(progressText);
    assert.ok(
      texts.some((text) => /^1 of 3 tasks · do_image_oci of hello-image (?:25|50|75) %$/.test(text)),
      texts.join('\n'),
    );
  });

  test('Says of each failure once where it comes from and which line of the log tells why', async () => {
    const { exitCode, findings } = await build({ recipe: 'failing' }).ended;
    assert.equal(exitCode, 1);
    assert.deepEqual(findings.map(withoutFolders), [failureOfCompiler]);
  });

  test('Knows the recipe of a warning and of a source that cannot be fetched', async () => {
    const warned = await build({ recipe: 'warning' }).ended;
    assert.deepEqual(warned.findings.map(withoutFolders), [
      {
        severity: 'warning',
        message:
          'warning-1.0-r0 do_package_qa: QA Issue: warning: /usr/bin/app contains a reference to TMPDIR [buildpaths]',
        place: 'layer/recipes/warning_1.0.bb',
        logLine: undefined,
      },
    ]);
    const { findings } = await build({ recipe: 'far' }).ended;
    assert.match(findings[0]?.message ?? '', /^far-1\.0-r0 do_fetch: Bitbake Fetcher Error: NetworkAccess/);
    assert.ok(findings.every(({ place }) => place?.file.endsWith('/far_1.0.bb')));
    assert.equal(findings.length, 2);
  });

  test('Says at which line a recipe cannot be parsed', async () => {
    await writeFile(bblayers, `WITH_BROKEN = "1"\n${layerConfiguration}`);
    const { exitCode, findings } = await build({ recipe: undefined }).ended;
    await writeFile(bblayers, layerConfiguration);
    assert.equal(exitCode, 1);
    const ofRecipe = findings.filter(({ place }) => place?.file.endsWith('broken_1.0.bb'));
    assert.deepEqual(
      ofRecipe.map(({ place }) => place?.line),
      [3],
    );
  });

  test('Names the closest recipe where there is none of that name', async () => {
    const { findings } = await build({ recipe: 'hello-imag' }).ended;
    assert.equal(findings.length, 1);
    assert.match(findings[0]?.message ?? '', /^Nothing PROVIDES 'hello-imag'\. Close matches:\n {2}hello-image/);
  });

  test('Is stopped by two interrupts, while a task runs', async () => {
    const run = build({ recipe: 'slow' });
    await until(() => run.progress.some(({ running }) => (running[0]?.percent ?? 0) > 5));
    run.interrupt();
    await until(() => run.output().includes('Keyboard Interrupt'));
    run.interrupt();
    assert.equal((await run.ended).interrupted, true);
  });

  test('Is followed, stopped and forgotten on another host as on this one', async () => {
    const { configFile } = await prepareSshServer(join(folder, 'ssh'), { ...bitbakeVariables, TMPDIR: folder });
    const script = join(folder, 'set-up');
    await writeFile(script, `export PATH="${join(checkout, 'bin')}:$PATH"\n`);
    const builder = { kind: 'ssh', host: 'builder', script, options: ['-F', configFile] };
    const failing = await build({ recipe: 'failing' }, builder).ended;
    assert.deepEqual(failing.findings.map(withoutFolders), [failureOfCompiler]);
    const run = build({ recipe: 'slow' }, builder);
    await until(() => run.progress.some(({ running }) => (running[0]?.percent ?? 0) > 5));
    run.interrupt();
    await until(() => run.output().includes('Keyboard Interrupt'));
    run.interrupt();
    assert.equal((await run.ended).interrupted, true);
    await until(async () => (await logFolders(folder)).length === 0);
  });

  test('Leaves a resident server able to build for others, and no event log', async () => {
    process.env.BB_SERVER_TIMEOUT = '4';
    assert.equal((await build({ recipe: 'hello-image' }).ended).exitCode, 0);
    // Another client, which says nothing of an event log: the server goes on with the last one.
    const others = await runProgram({ program: 'bitbake', arguments: ['warning'], folder: buildFolder });
    assert.equal(others.exitCode, 0, others.output);
    process.env.BB_SERVER_TIMEOUT = '0';
    assert.deepEqual(await eventLogsLeft(folder), []);
    await until(async () => !(await exists(join(buildFolder, 'bitbake.sock'))), 20_000);
    await until(async () => (await logFolders(folder)).length === 0, 20_000);
  });
});

const failureOfCompiler = {
  severity: 'error',
  message:
    "do_compile failed with exit code 2\nhello.c:3:5: error: 'undeclared' undeclared (first use in this function)",
  place: 'layer/recipes/failing_1.0.bb',
  logLine: 3,
};

function withoutFolders({ severity, message, place, logLine }: BuildFinding): object {
  return { severity, message, place: place?.file.split('/').slice(-3).join('/'), logLine };
}

async function logFolders(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('metavirt-build-'));
}

async function eventLogsLeft(folder: string): Promise<readonly string[]> {
  const logs = (await logFolders(folder)).map((name) => join(folder, name, 'events.json'));
  const isFile = await Promise.all(
    logs.map(async (log) => (await stat(log).catch(() => undefined))?.isFile() ?? false),
  );
  return logs.filter((_log, index) => isFile[index]);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function until(condition: () => boolean | Promise<boolean>, limitMs = 60_000): Promise<void> {
  const limit = Date.now() + limitMs;
  while (!(await condition())) {
    assert.ok(Date.now() < limit, 'waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
