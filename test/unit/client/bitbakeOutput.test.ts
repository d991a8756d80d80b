/** What the extension makes of BitBake's console output, on recordings of the real BitBake (test/toolchain/recordings). */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { summaryOfMessage } from '../../../client/src/toolchain/buildOutput/bitbakeMessageSummary';
import { readBitBakeOutput } from '../../../client/src/toolchain/buildOutput/bitbakeOutput';
import type { BuildFinding } from '../../../client/src/toolchain/buildOutput/buildEvents';
import {
  type ConsoleStep,
  type ConsoleTask,
  createConsoleProgress,
} from '../../../client/src/toolchain/buildOutput/consoleProgress';
import { asLine, expectedFindings, recorded, recordings } from './recordings';

const here = dirname(fileURLToPath(import.meta.url));

interface Reading {
  readonly findings: readonly BuildFinding[];
  readonly steps: readonly ConsoleStep[];
  readonly tasks: readonly ConsoleTask[];
}

function readInPieces(text: string, pieceLength: number): Reading {
  const findings: BuildFinding[] = [];
  const steps: ConsoleStep[] = [];
  const tasks: ConsoleTask[] = [];
  const reader = readBitBakeOutput({
    onFinding: (finding) => findings.push(finding),
    onStep: (step) => steps.push(step),
    onTask: (task) => tasks.push(task),
  });
  for (let at = 0; at < text.length; at += pieceLength) reader.write(text.slice(at, at + pieceLength));
  reader.end();
  return { findings, steps, tasks };
}

const plainRecordings = readdirSync(recordings)
  .filter((name) => name.endsWith('.txt') && !name.endsWith('.pty.txt'))
  .map((name) => name.slice(0, -'.txt'.length));

for (const name of plainRecordings) {
  test(`Finds in ${name} what BitBake says of the metadata`, () => {
    const { findings } = readInPieces(recorded(`${name}.txt`), 4096);
    assert.deepEqual(findings.map(asLine), expectedFindings.get(name) ?? []);
  });
}

test('Knows each recording that has expectations', () => {
  assert.deepEqual(
    [...expectedFindings.keys()].filter((name) => !plainRecordings.includes(name)),
    [],
  );
});

test('Gives the same however the output is cut into pieces', () => {
  for (const name of plainRecordings) {
    const text = recorded(`${name}.txt`);
    const whole = readInPieces(text, text.length || 1);
    for (const pieceLength of [1, 7, 100]) assert.deepEqual(readInPieces(text, pieceLength), whole, name);
  }
});

test('Finds on a terminal the same errors', () => {
  // Only the words: on a terminal BitBake names no file for a task's message. Only errors: the second run of a recording warns of less.
  const errorsOf = (file: string) =>
    readInPieces(recorded(file), 4096)
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ message }) => (message.split('\n')[0] ?? '').replaceAll(/\d+/g, 'N'));
  for (const name of plainRecordings.filter((plain) => existsSync(join(recordings, `${plain}.pty.txt`)))) {
    assert.deepEqual(errorsOf(`${name}.pty.txt`), errorsOf(`${name}.txt`), name);
  }
});

test('Follows the running tasks to the last one', () => {
  const { steps } = readInPieces(recorded('progress.txt'), 4096);
  assert.deepEqual(
    steps.map(({ current: task }) => task),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  );
  assert.ok(steps.every(({ total }) => total === 12));
  assert.equal(steps.at(-1)?.task, 'do_build');
});

test('Follows the running tasks on a terminal', () => {
  const { steps } = readInPieces(recorded('progress.pty.txt'), 4096);
  assert.ok(steps.length > 3);
  assert.equal(steps.at(-1)?.total, 12);
});

test('Counts tasks that sstate brings', () => {
  const { steps } = readInPieces(recorded('oe-sstate.txt'), 4096);
  assert.deepEqual(
    steps.map(({ current: task, total }) => `${task}/${total}`),
    ['1/3', '2/3', '3/3', '5/5'],
  );
});

test('Counts as done what neither waits nor runs', () => {
  const progress = createConsoleProgress(() => 0);
  const seen: string[] = [];
  const reader = readBitBakeOutput({
    onFinding: () => {},
    onStep: progress.takeStep,
    onTask(task) {
      progress.takeTask(task);
      const { tasks, running } = progress.current();
      seen.push(`${tasks?.done}/${tasks?.total} ${running.map((one) => `${one.recipe} ${one.task}`).join(', ')}`);
    },
  });
  reader.write(recorded('task-shell.txt'));
  reader.end();
  assert.deepEqual(seen, ['0/3 failing-1.0-r0 do_fetch', '1/3 ', '1/3 failing-1.0-r0 do_compile', '2/3 ']);
});

test('Shows the end of the log with the task that failed', () => {
  const [failure] = readInPieces(recorded('task-shell.txt'), 4096).findings;
  assert.match(failure?.message ?? '', /^do_compile failed with exit code 1\n/);
  assert.match(failure?.message ?? '', /gcc: error: hello\.c: No such file or directory/);
});

test('Keeps a message of several lines whole', () => {
  const { findings } = readInPieces(recorded('task-messages.txt'), 4096);
  assert.ok(findings.some(({ message }) => message === 'talking-1.0-r0 do_compile: a warning\nof two lines'));
});

test('Survives output that never ends a line', () => {
  const { findings } = readInPieces(`ERROR: ${'x'.repeat(1_000_000)}`, 4096);
  assert.ok(findings.length <= 1);
});

test('Says the point of a message in one line', () => {
  const summary = (name: string) =>
    summaryOfMessage(readInPieces(recorded(`${name}.txt`), 4096).findings[0]?.message ?? '');
  assert.equal(summary('parse-quote'), `unparsed line: 'OCI_IMAGE_CMD = "/bin/sh'`);
  assert.equal(summary('conf-quote'), `unparsed line: 'BB_NUMBER_THREADS = "2'`);
  assert.equal(summary('conf-class-missing'), 'Could not inherit file classes/no-such-class.bbclass');
  assert.equal(summary('parse-anonymous'), `AttributeError: 'NoneType' object has no attribute 'split'`);
  assert.equal(summary('parse-syntax'), `SyntaxError: expected ':' (broken_1.0.bb, line 5)`);
  assert.equal(summary('parse-warnings'), `has a lack of whitespace around the assignment: 'FOO ="a"'`);
  assert.equal(
    summary('skipped'),
    'other-arch was skipped: incompatible with machine tiny (not in COMPATIBLE_MACHINE)',
  );
  assert.equal(summary('task-fatal'), `do_compile: OCI: base image 'alpine' not found`);
});

test('Keeps two failures apart whose messages come in between each other', () => {
  const { findings } = readInPieces(readFileSync(join(here, 'bitbakeOutput/twoFailures.txt'), 'utf8'), 4096);
  assert.deepEqual(
    findings.map(({ message, place, logFile }) => [message, place?.file, logFile]),
    [
      ['do_compile failed with exit code 2\nfrom app', '/layer/app_1.0.bb', '/t/work/app/1.0/temp/log.do_compile.1'],
      [
        'do_compile failed with exit code 3\nfrom app-extra',
        '/layer/app-extra_1.0.bb',
        '/t/work/app-extra/1.0/temp/log.do_compile.2',
      ],
    ],
  );
});
