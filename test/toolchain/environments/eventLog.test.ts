/** Following a build elsewhere in its event log, with recordings of the real BitBake. */
import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { progressText } from '../../../client/src/toolchain/buildOutput/buildProgressText';
import { recorded, recordings, withPaths } from '../../unit/client/recordings';
import { relocatedEvents } from '../relocatedEvents';
import { prepareSshServer } from '../sshServer';
import { type FollowedBuild, followBuild, makeBuildFolder, until, withTemporaryFolder } from './buildFolder';
import { useEngine, useEngineOfKas, writeKasFile } from './standInEngine';

/** What only the log tells: the console counts no task twice, and knows no percentages. */
const lastStep = '12 of 12 tasks';
const someStep = /^\d of 12 tasks · do_compile of slow-[abc] \d+ %/;

/** A build folder in `folder` whose bitbake replays a recording, with the event log that goes with it. */
async function makeReplay(folder: string, name: string, more: readonly string[] = []): Promise<string> {
  const events = relocatedEvents(await readFile(join(recordings, `${name}.events.jsonl`), 'utf8'), withPaths);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'events'), events);
  await writeFile(join(folder, 'console'), recorded(`${name}.txt`));
  return makeBuildFolder(folder, [
    // The real one begins the log anew.
    'if [ -n "$BBEVENTLOG" ]; then { echo "no event"; head -n 80 ../events; } > "$BBEVENTLOG"; fi',
    'cat ../console',
    // In the middle of the recording there is time to look.
    'if [ -n "$BBEVENTLOG" ]; then sleep 1; tail -n +81 ../events >> "$BBEVENTLOG"; fi',
    ...more,
  ]);
}

interface Builder {
  readonly setting: unknown;
  /** The folder for temporary files there. */
  readonly temporary: string;
}

/** The host that the server of the test is; `environment` is what programs see there. */
async function useBuilder(
  folder: string,
  buildFolder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Builder> {
  const temporary = join(folder, 'temporary');
  await mkdir(temporary, { recursive: true });
  const { configFile } = await prepareSshServer(join(folder, 'ssh'), { TMPDIR: temporary, ...environment });
  return { setting: { kind: 'ssh', host: 'builder', buildFolder, options: ['-F', configFile] }, temporary };
}

function stepsOf({ progress }: FollowedBuild): readonly string[] {
  return progress.map(progressText);
}

async function followsTheLog(run: FollowedBuild): Promise<void> {
  const { exitCode, findings } = await run.ended;
  assert.deepEqual({ exitCode, findings }, { exitCode: 0, findings: [] });
  const steps = stepsOf(run);
  assert.ok(
    steps.some((step) => someStep.test(step)),
    steps.join('\n'),
  );
  assert.equal(steps.at(-1), lastStep);
  assert.equal(run.output().replace(/^.*\$ bitbake .*\n/, ''), recorded('progress.txt'));
}

/** What the console alone tells of the same build. */
async function followsTheConsole(run: FollowedBuild): Promise<void> {
  await run.ended;
  const steps = stepsOf(run);
  assert.ok(steps.length > 0);
  assert.ok(
    steps.every((step) => !step.includes('%')),
    steps.join('\n'),
  );
}

describe('The event log of a build over ssh', () => {
  test('Tells how far each task is, and nothing is left of it there', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeReplay(join(folder, "far it's"), 'progress');
      const { setting, temporary } = await useBuilder(folder, buildFolder);
      await followsTheLog(followBuild(join(folder, 'here'), setting));
      assert.deepEqual(await readdir(temporary), []);
    }));

  test('Is read while the build goes on', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeReplay(folder, 'progress', ['until [ -f ../seen ]; do sleep 0.05; done']);
      const { setting } = await useBuilder(folder, buildFolder);
      const run = followBuild(join(folder, 'here'), setting);
      await until(() => stepsOf(run).includes(lastStep), run.output);
      await writeFile(join(folder, 'seen'), '');
      assert.equal((await run.ended).exitCode, 0);
    }));

  test('Leaves the progress to the console where no log can be made there, or the user has one', () =>
    withTemporaryFolder(async (folder) => {
      const own = join(folder, 'own.json');
      for (const [name, environment] of Object.entries({ none: { TMPDIR: '/nowhere' }, own: { BBEVENTLOG: own } })) {
        const buildFolder = await makeReplay(join(folder, name), 'progress');
        const { setting } = await useBuilder(join(folder, name), buildFolder, environment);
        await followsTheConsole(followBuild(join(folder, 'here'), setting));
      }
      assert.match(await readFile(own, 'utf8'), /^no event\n\{"class"/);
    }));

  test('Leaves what the log of a failed task says to the console where that log is out of reach', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeReplay(join(folder, 'far'), 'task-shell', ['exit 1']);
      const { setting } = await useBuilder(folder, buildFolder);
      const { findings } = await followBuild(join(folder, 'here'), setting).ended;
      assert.equal(findings.length, 1);
      assert.match(
        findings[0]?.message ?? '',
        /^do_compile failed with exit code 1\n[\s\S]*\ngcc: error: hello\.c: No such file/,
      );
    }));

  test('Is no obstacle to a server that stays resident there, and goes with it', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeReplay(join(folder, 'far'), 'progress', [': > bitbake.sock']);
      const { setting, temporary } = await useBuilder(folder, buildFolder);
      await followsTheLog(followBuild(join(folder, 'here'), setting));
      const [log = ''] = await readdir(temporary);
      assert.equal(await readlink(join(temporary, log, 'events.json')), '/dev/null');
      await rm(join(buildFolder, 'bitbake.sock'));
      await until(async () => (await readdir(temporary)).length === 0);
    }));

  test('Is gone too when the connection is lost', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeReplay(join(folder, 'far'), 'progress', ['exec sleep 600']);
      const { setting, temporary } = await useBuilder(folder, buildFolder);
      const run = followBuild(join(folder, 'here'), setting);
      await until(() => run.progress.length > 0, run.output);
      // The third one ends ssh itself.
      for (const _ of [1, 2, 3]) run.interrupt();
      await run.ended;
      await until(async () => (await readdir(temporary)).length === 0);
    }));
});

describe('The event log of a build in a container', () => {
  test('Comes through podman', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeReplay(folder, 'progress');
      await useEngine(folder, 'podman');
      await followsTheLog(followBuild(buildFolder, { kind: 'container', engine: 'podman', container: 'yocto' }));
    }));

  test('Comes through kas-container', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeReplay(folder, 'progress');
      const file = await writeKasFile(join(folder, 'kas-project.yml'));
      await useEngineOfKas(folder);
      await followsTheLog(followBuild(buildFolder, { kind: 'kas-container', files: [file] }));
    }));
});
