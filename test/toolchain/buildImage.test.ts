/** Building as the command does it, with a stand-in for bitbake that prints recordings of the real one. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type BuildRun, startBuild } from '../../client/src/tasks/buildRun';
import { isBuildTarget } from '../../client/src/toolchain/bitbake/bitbakeCommand';
import { findBuildFolders } from '../../client/src/toolchain/bitbake/buildFolders';
import type { BuildProgress } from '../../client/src/toolchain/buildOutput/buildEvents';
import { progressText } from '../../client/src/toolchain/buildOutput/buildProgressText';
import { missingProgramMessage } from '../../client/src/toolchain/programs/programAdvice';
import { MissingFolderError, MissingProgramError } from '../../client/src/toolchain/startProgram';
import { stopsLikeBitbake, tellsItsArguments, writeBitbake } from './standInBitbake';

const recordings = join(dirname(fileURLToPath(import.meta.url)), 'recordings');
const outerPath = process.env.PATH ?? '';
let folder: string;
let buildFolder: string;

before(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'metavirt-build-')));
  buildFolder = join(folder, 'my builds', "it's one");
  await mkdir(join(buildFolder, 'conf'), { recursive: true });
  await writeFile(join(buildFolder, 'conf/bblayers.conf'), 'BBLAYERS = "${TOPDIR}/../poky/meta"\n');
});

beforeEach(() => {
  process.env.PATH = outerPath;
});

after(async () => {
  process.env.PATH = outerPath;
  await rm(folder, { recursive: true, force: true });
});

interface Build extends BuildRun {
  readonly output: () => string;
  readonly progress: readonly BuildProgress[];
}

function build(
  more: { recipe?: string; task?: string; buildFolder?: string; customCommand?: readonly string[] } = {},
): Build {
  let output = '';
  const progress: BuildProgress[] = [];
  const { recipe = 'hello-container', task, ...others } = more;
  const target = { recipe, ...(task === undefined ? {} : { task }) };
  const request = { target, buildFolder, customCommand: [], ...others };
  const run = startBuild(request, {
    onOutput: (text) => {
      output += text;
    },
    onProgress: (step) => progress.push(step),
    onFinding: () => {},
  });
  return { ...run, output: () => output, progress };
}

async function usePathWith(lines: readonly string[]): Promise<void> {
  process.env.PATH = `${await writeBitbake(join(folder, 'bin'), lines)}:${outerPath}`;
}

describe('Starting BitBake', () => {
  test('Runs the bitbake on PATH in the build folder, whatever shell BitBake was set up for before', async () => {
    await usePathWith(tellsItsArguments);
    process.env.BBPATH = '/another/build';
    const run = build({ recipe: 'mc:vruntime:hello-container', task: 'compile' });
    const { exitCode } = await run.ended;
    delete process.env.BBPATH;
    assert.equal(exitCode, 0);
    const expected = [`folder=${buildFolder}`, `BBPATH=${buildFolder}`, 'argument=-c', 'argument=compile'];
    assert.deepEqual(run.output().split('\n').slice(1), [...expected, 'argument=mc:vruntime:hello-container', '']);
  });

  test('Goes through oe-init-build-env beside a layer where bitbake is not on PATH', async () => {
    const poky = join(folder, 'my builds', 'poky');
    await writeBitbake(join(poky, 'bitbake/bin'), tellsItsArguments);
    const script = [
      'cd "$1"',
      `export PATH="${poky}/bitbake/bin:$PATH"`,
      'echo "### Shell environment set up for builds. ###"',
    ];
    await writeFile(join(poky, 'oe-init-build-env'), script.join('\n'));
    const run = build();
    assert.equal((await run.ended).exitCode, 0);
    const lines = run.output().split('\n').slice(1);
    assert.deepEqual(lines, [`folder=${buildFolder}`, `BBPATH=${buildFolder}`, 'argument=hello-container', '']);
    await rm(poky, { recursive: true });
  });

  test('Runs a command of the user instead, with its arguments untouched', async () => {
    const folderOfCommand = await writeBitbake(join(folder, 'own bin'), tellsItsArguments);
    const run = build({ customCommand: [join(folderOfCommand, 'bitbake'), '$(touch pwned)', 'two words; exit 1'] });
    assert.equal((await run.ended).exitCode, 0);
    const words = ['$(touch pwned)', 'two words; exit 1', 'hello-container'];
    assert.deepEqual(run.output().split('\n').slice(3), [...words.map((word) => `argument=${word}`), '']);
  });

  test('Names bitbake where there is none, and says how to get it', async () => {
    await assert.rejects(build().ended, (error) => error instanceof MissingProgramError && error.program === 'bitbake');
    assert.match(missingProgramMessage('bitbake', { platform: 'linux', osRelease: '' }), /oe-init-build-env/);
  });

  test('Names a build folder that is gone', async () => {
    await usePathWith(tellsItsArguments);
    await assert.rejects(build({ buildFolder: join(folder, 'gone') }).ended, MissingFolderError);
  });

  test('Takes no option of BitBake for a recipe', () => {
    const targets = ['hello-container', 'mc:x:core-image-minimal', 'virtual/kernel', 'gcc-cross-x86_64', 'libstdc++'];
    assert.deepEqual(targets.filter(isBuildTarget), targets);
    const others = ['-c', '--help', '', 'a b', '$(id)', 'a;b', '../x', 'a\nb'];
    assert.deepEqual(others.filter(isBuildTarget), []);
  });
});

describe('A build', () => {
  test('Follows the tasks, finds the errors in order and gives the exit status', async () => {
    await usePathWith([
      `cat '${join(recordings, 'task-shell.stdout.txt')}'`,
      `cat '${join(recordings, 'task-shell.stderr.txt')}' >&2`,
      'exit 1',
    ]);
    const run = build();
    const { exitCode, findings, interrupted } = await run.ended;
    assert.deepEqual({ exitCode, interrupted }, { exitCode: 1, interrupted: false });
    assert.deepEqual(run.progress.map(progressText), [
      '0 of 3 tasks',
      '0 of 3 tasks · do_fetch of failing-1.0-r0',
      '1 of 3 tasks',
      '1 of 3 tasks',
      '1 of 3 tasks · do_compile of failing-1.0-r0',
      '2 of 3 tasks',
    ]);
    assert.equal(findings.length, 1);
    assert.match(findings[0]?.message ?? '', /^do_compile failed with exit code 1/);
  });

  test('Keeps standard error and standard output in the order in which they were written', async () => {
    await usePathWith(['for turn in 1 2 3 4 5; do echo "NOTE: $turn"; echo "ERROR: $turn" >&2; done']);
    const run = build();
    await run.ended;
    const expected = [1, 2, 3, 4, 5].flatMap((turn) => [`NOTE: ${turn}`, `ERROR: ${turn}`]);
    assert.deepEqual(run.output().trimEnd().split('\n').slice(1), expected);
  });

  test('Is stopped as BitBake wants it: once to finish the running tasks, twice to stop them', async () => {
    await usePathWith(stopsLikeBitbake);
    const run = build();
    await until(() => run.progress.length === 1);
    run.interrupt();
    await until(() => run.output().includes('Keyboard Interrupt, closing down...'));
    run.interrupt();
    const { exitCode, interrupted } = await run.ended;
    assert.match(run.output(), /Second Keyboard Interrupt, stopping\.\.\./);
    assert.deepEqual({ exitCode, interrupted }, { exitCode: 1, interrupted: true });
  });

  test('Is not started if it was interrupted before', async () => {
    await usePathWith(['echo started']);
    const run = build();
    run.interrupt();
    assert.deepEqual(await run.ended, { exitCode: null, findings: [], interrupted: true });
    assert.equal(run.output(), '');
  });

  test('Is followed in the event log that BitBake is told of, of which nothing is left', async () => {
    const event = JSON.stringify(pickledCounts(3, 8));
    await usePathWith([
      'echo "NOTE: Running task 1 of 9 (/layer/app_1.0.bb:do_compile)"',
      'echo "told of $BBEVENTLOG"',
      `echo '${event}' >> "$BBEVENTLOG"`,
      'sleep 1',
    ]);
    const run = build();
    await run.ended;
    assert.deepEqual(run.progress.map(progressText), ['0 of 9 tasks', '3 of 8 tasks']);
    const [, log = ''] = /told of (\S+)/.exec(run.output()) ?? [];
    assert.match(log, /metavirt-build-\w+\/events\.json$/);
    await assert.rejects(stat(dirname(log)), { code: 'ENOENT' });
  });

  test('Leaves the event log to a user who has one', async () => {
    await usePathWith(['echo "log=$BBEVENTLOG"']);
    process.env.BBEVENTLOG = '/home/me/events.json';
    const run = build();
    await run.ended;
    delete process.env.BBEVENTLOG;
    assert.match(run.output(), /^log=\/home\/me\/events\.json$/m);
  });

  test('Ends at the third interrupt even if BitBake hangs', async () => {
    await usePathWith(["trap '' INT", 'echo "NOTE: Running task 1 of 2 (/layer/app_1.0.bb:do_compile)"', 'sleep 600']);
    const run = build();
    await until(() => run.progress.length === 1);
    for (const _ of [1, 2, 3]) run.interrupt();
    assert.deepEqual(await run.ended, { exitCode: null, findings: [], interrupted: true });
  });
});

test('Build folders are found in, below and beside the workspace, but not in layers', async () => {
  const checkout = join(folder, 'checkout');
  const buildFolders = [
    'layers-and-builds/build',
    'build-beside',
    'layers-and-builds/meta-x/build-in-a-layer',
    'elsewhere/build',
  ];
  for (const name of buildFolders) {
    await mkdir(join(checkout, name, 'conf'), { recursive: true });
    await writeFile(join(checkout, name, 'conf/bblayers.conf'), '');
  }
  await mkdir(join(checkout, 'layers-and-builds/meta-x/conf'), { recursive: true });
  await writeFile(join(checkout, 'layers-and-builds/meta-x/conf/layer.conf'), '');
  const found = await findBuildFolders([join(checkout, 'layers-and-builds')]);
  assert.deepEqual(found, [join(checkout, 'build-beside'), join(checkout, 'layers-and-builds/build')]);
});

/** The event of a task that was completed, as Python pickles it in protocol 2: `{'stats': {'completed': …, 'failed': 0, 'total': …}}`. */
function pickledCounts(completed: number, total: number): object {
  const text = (word: string) => `X${String.fromCharCode(word.length)}\0\0\0${word}`;
  const number = (value: number) => `K${String.fromCharCode(value)}`;
  const counts = [text('completed'), number(completed), text('failed'), number(0), text('total'), number(total)];
  const pickle = `\x80\x02}${text('stats')}}(${counts.join('')}us.`;
  return { class: 'bb.runqueue.runQueueTaskCompleted', vars: Buffer.from(pickle, 'latin1').toString('base64') };
}

async function until(condition: () => boolean): Promise<void> {
  const limit = Date.now() + 10_000;
  while (!condition()) {
    assert.ok(Date.now() < limit, 'waited for ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
