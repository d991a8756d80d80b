/** Shells of BitBake's tasks in the terminal that it runs in, with a stand-in that opens them as OE-core does. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readBitBakeSetting } from '../../../client/src/toolchain/environments/bitbakeSetting';
import type { Variables } from '../../../client/src/toolchain/environments/buildEnvironment';
import { findBuildEnvironment } from '../../../client/src/toolchain/environments/findBuildEnvironment';
import { shellLine } from '../../../client/src/toolchain/shellQuote';
import type { ProgramCommand } from '../../../client/src/toolchain/startProgram';
import { prepareSshServer } from '../sshServer';
import { makeBuildFolder, until, withTemporaryFolder, writeProgram } from './buildFolder';
import { writeKasFile } from './standInEngine';

/** Hands what is to be run to OE_TERMINAL_CUSTOMCMD from a session without a terminal, and waits for its end by its number (`oe/terminal.py`). */
const opensShell = [
  'trap \'echo "Keyboard Interrupt"; exit 1\' INT',
  'echo "parsing: $(tty), $*"',
  '[ "$2" = parse ] && { for turn in {1..200}; do sleep 0.05; done; }',
  'custom=$(sed -n "s/^OE_TERMINAL_CUSTOMCMD = \'\\(.*\\)\'$/\\1/p" "${@: -1}")',
  'cd sources && rm -f ../number',
  // It is split into words and no more, as by Python's shlex.
  'setsid xargs env <<< "${custom/\\{command\\}/../phonehome ../number ../shell}" || exit 2',
  'echo "WARNING: Custom terminal was started."',
  'until [ -s ../number ]; do sleep 0.05; done',
  'while kill -0 "$(cat ../number)" 2>/dev/null; do sleep 0.05; done',
  'echo "task ended"',
  'exit 3',
];

async function makeBuild(folder: string): Promise<string> {
  const buildFolder = await makeBuildFolder(folder, opensShell);
  await mkdir(join(buildFolder, 'sources'));
  await writeProgram(join(buildFolder, 'phonehome'), ['#!/bin/sh', 'echo $$ > "$1"', 'shift', 'exec "$@"']);
  await writeProgram(join(buildFolder, 'shell'), [
    '#!/bin/bash',
    'trap "echo shell interrupted" INT',
    'echo "shell in ${PWD##*/}, $(tty)"',
    // A signal leaves more than 128; without its terminal there is nothing more to read.
    'until read -r -p "> " word; do [ $? -gt 128 ] || exit; done',
    'echo "read $word"',
  ]);
  return buildFolder;
}

interface Terminal {
  readonly output: () => string;
  type(keys: string): void;
  readonly ended: Promise<number | null>;
}

/** Runs the command in a terminal, that of `script`. */
function inTerminal({ program, arguments: words, folder, environment }: ProgramCommand): Terminal {
  const child = spawn('script', ['-qefc', `exec ${shellLine([program, ...words])}`, '/dev/null'], {
    ...(folder === undefined ? {} : { cwd: folder }),
    env: { ...process.env, ...environment, SHELL: '/bin/sh' },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return {
    output: () => output,
    type: (keys) => child.stdin.write(keys),
    ended: new Promise((resolve) => child.on('close', resolve)),
  };
}

async function openShell(
  buildFolder: string,
  bitbake: unknown,
  { task = 'devshell', variables = {} }: { readonly task?: string; readonly variables?: Variables } = {},
): Promise<Terminal> {
  const setting = readBitBakeSetting(bitbake, buildFolder);
  const environment = await findBuildEnvironment({ buildFolder, customCommand: [], bitbake: setting });
  const options = { isForTerminal: true, opensShells: true, variables };
  return inTerminal(environment.command('bitbake', ['-c', task, "it's"], options));
}

async function usesShell(terminal: Terminal): Promise<void> {
  await until(() => terminal.output().includes('> '), terminal.output);
  terminal.type('\x03');
  await until(() => terminal.output().includes('shell interrupted'), terminal.output);
  terminal.type('hello\n');
  assert.equal(await terminal.ended, 3, terminal.output());
  const lines = terminal.output().split(/[\r\n]+/);
  assert.match(
    lines.find((line) => line.startsWith('parsing: ')) ?? '',
    /^parsing: not a tty, -c devshell it's -R \S+$/,
  );
  assert.match(lines.find((line) => line.startsWith('shell in ')) ?? '', /^shell in sources, \/dev\/pts\/\d+$/);
  assert.ok(lines.includes('read hello'), terminal.output());
  assert.ok(lines.includes('task ended'), terminal.output());
  assert.doesNotMatch(terminal.output(), /Custom terminal|Keyboard Interrupt/);
}

describe('The shell of a task', () => {
  test('Opens in the terminal in which BitBake runs, and has its keyboard to itself', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuild(folder);
      const temporary = join(folder, 'temporary');
      await mkdir(temporary);
      await usesShell(await openShell(buildFolder, {}, { variables: { TMPDIR: temporary } }));
      assert.deepEqual(await readdir(temporary), []);
    }));

  test('Opens over ssh too', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuild(join(folder, 'far'));
      const { configFile } = await prepareSshServer(join(folder, 'ssh'));
      const setting = { kind: 'ssh', host: 'builder', buildFolder, options: ['-F', configFile] };
      await usesShell(await openShell(buildFolder, setting));
    }));

  test('Opens through kas too', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuild(folder);
      const files = [await writeKasFile(join(folder, 'kas-project.yml'))];
      await usesShell(await openShell(buildFolder, { kind: 'kas', files }));
    }));

  test('Leaves Ctrl+C to BitBake until it opens', () =>
    withTemporaryFolder(async (folder) => {
      const terminal = await openShell(await makeBuild(folder), {}, { task: 'parse' });
      await until(() => terminal.output().includes('parsing: '), terminal.output);
      terminal.type('\x03');
      assert.equal(await terminal.ended, 1);
      assert.match(terminal.output(), /Keyboard Interrupt/);
    }));
});
