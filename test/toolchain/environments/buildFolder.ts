/** A build folder with a stand-in for bitbake, and ways to look at how that is called. */
import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildRun, startBuild } from '../../../client/src/tasks/buildRun';
import { bitbakeCommand } from '../../../client/src/toolchain/bitbake/bitbakeCommand';
import type { BuildProgress } from '../../../client/src/toolchain/buildOutput/buildEvents';
import { readBitBakeSetting } from '../../../client/src/toolchain/environments/bitbakeSetting';
import { runProgram } from '../../../client/src/toolchain/runProgram';
import { tellsItsArguments, writeBitbake } from '../standInBitbake';

/** Arguments that any shell would make something else of. */
export const hostileWords = ['-c', '$(touch pwned)', "it's; exit 1", 'two  words', '`id`', '*', '', '"', '\\n', 'a\nb'];

/** A folder that is gone after the test, and the environment as it was before. */
export async function withTemporaryFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const outer = { ...process.env };
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'metavirt-environment-')));
  try {
    await run(folder);
  } finally {
    process.env = outer;
    await rm(folder, { recursive: true, force: true });
  }
}

/** A build folder in `folder`, and beside it a checkout with a stand-in for bitbake and the script that puts it on PATH. */
export async function makeBuildFolder(folder: string, bitbake: readonly string[] = tellsItsArguments): Promise<string> {
  const checkout = join(folder, 'openembedded-core');
  await writeBitbake(join(checkout, 'bitbake/bin'), bitbake);
  const script = [
    'top=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")")',
    'export PATH="$top/bitbake/bin:$PATH" BBPATH="$1"',
    'mkdir -p "$1/conf" && cd "$1"',
    'echo "### Shell environment set up for builds. ###"',
  ];
  await writeProgram(join(checkout, 'oe-init-build-env'), script);
  const buildFolder = join(folder, 'build');
  await mkdir(join(buildFolder, 'conf'), { recursive: true });
  await writeFile(join(buildFolder, 'conf/bblayers.conf'), '');
  return buildFolder;
}

export async function writeProgram(path: string, lines: readonly string[]): Promise<void> {
  await writeFile(path, `${lines.join('\n')}\n`);
  await chmod(path, 0o755);
}

export interface Called {
  readonly folder: string;
  readonly BBPATH: string;
  readonly words: readonly string[];
}

/** What the stand-in tells of how it is called with the hostile words; line ends may be in them. `bitbake` is the value of the setting. */
export async function callOf(buildFolder: string, bitbake: unknown): Promise<Called> {
  const setting = readBitBakeSetting(bitbake, buildFolder);
  const request = { buildFolder, customCommand: [], bitbake: setting, arguments: hostileWords };
  const { output, exitCode } = await runProgram(await bitbakeCommand(request));
  assert.equal(exitCode, 0, output);
  const [first = '', ...words] = output.slice(output.indexOf('folder=')).trimEnd().split('\nargument=');
  const [, folder = '', BBPATH = ''] = /^folder=(.*)\nBBPATH=(.*)$/.exec(first) ?? [];
  return { folder, BBPATH, words };
}

export interface FollowedBuild extends BuildRun {
  output(): string;
  readonly progress: readonly BuildProgress[];
}

/** Builds `hello-container` as the command does. */
export function followBuild(buildFolder: string, bitbake: unknown): FollowedBuild {
  let output = '';
  const progress: BuildProgress[] = [];
  const setting = readBitBakeSetting(bitbake, buildFolder);
  const request = { target: { recipe: 'hello-container' }, buildFolder, customCommand: [], bitbake: setting };
  const listener = {
    onOutput: (text: string) => {
      output += text;
    },
    onProgress: (reached: BuildProgress) => progress.push(reached),
    onFinding: () => {},
  };
  return { ...startBuild(request, listener), output: () => output, progress };
}

/** Builds with a stand-in that stops as BitBake does, and interrupts it as a person does, each time once it has answered. */
export async function interruptTwice(buildFolder: string, bitbake: unknown): Promise<void> {
  const run = followBuild(buildFolder, bitbake);
  await until(() => run.output().includes('Running task 1 of 2'), run.output);
  run.interrupt();
  await until(() => run.output().includes('Keyboard Interrupt, closing down...'), run.output);
  run.interrupt();
  const { exitCode, interrupted } = await run.ended;
  assert.match(run.output(), /Second Keyboard Interrupt, stopping\.\.\./);
  assert.deepEqual({ exitCode, interrupted }, { exitCode: 1, interrupted: true });
}

export async function until(condition: () => boolean | Promise<boolean>, told: () => string = () => ''): Promise<void> {
  const limit = Date.now() + 20_000;
  while (!(await condition())) {
    assert.ok(Date.now() < limit, `waited for twenty seconds: ${told()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
