/** What programs are called with, and what people are told. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bitbakeArguments, isTaskName } from '../../../client/src/toolchain/bitbake/buildTarget';
import { runqemuArguments } from '../../../client/src/toolchain/bitbake/runqemuArguments';
import type { BuildProgress, RunningTask } from '../../../client/src/toolchain/buildOutput/buildEvents';
import {
  durationText,
  percentDone,
  progressText,
  runningRows,
} from '../../../client/src/toolchain/buildOutput/buildProgressText';

const nothing: BuildProgress = { phase: undefined, tasks: undefined, setscene: undefined, running: [] };

function compiling(recipe: string, percent?: number): RunningTask {
  return { recipe, task: 'do_compile', startedMs: 0, ...(percent === undefined ? {} : { percent }) };
}

describe('How far a build is', () => {
  test('Is said by the longest running task and how many others run', () => {
    const tasks = { done: 412, total: 1034 };
    assert.equal(
      progressText({ ...nothing, tasks, running: [compiling('runc', 43.9)] }),
      '412 of 1,034 tasks · do_compile of runc 43 %',
    );
    const running = [compiling('runc'), compiling('podman', 1), compiling('crun')];
    assert.equal(progressText({ ...nothing, tasks, running }), '412 of 1,034 tasks · do_compile of runc · 2 more');
    assert.equal(percentDone({ ...nothing, tasks: { done: 1, total: 4 } }), 25);
  });

  test('Is said by what BitBake does before its tasks', () => {
    assert.equal(progressText(nothing), '');
    assert.equal(
      progressText({ ...nothing, phase: { name: 'Parsing recipes', current: 2, total: 3 } }),
      'Parsing recipes 66 %',
    );
    assert.equal(progressText({ ...nothing, phase: { name: 'Loading cache', current: 0, total: 0 } }), 'Loading cache');
    assert.equal(percentDone(nothing), undefined);
  });

  test('Is said of each task with its time', () => {
    assert.deepEqual(runningRows([compiling('runc', 43)], 200_000), [['do_compile', 'runc', '43 %', '3 min 20 s']]);
    assert.deepEqual([400, 59_400, 3_600_000, 7_500_000].map(durationText), [
      '0 s',
      '59 s',
      '1 h 00 min',
      '2 h 05 min',
    ]);
  });
});

test('BitBake is asked for a recipe, one task of it or to parse all', () => {
  assert.deepEqual(bitbakeArguments({ recipe: 'app' }), ['app']);
  assert.deepEqual(bitbakeArguments({ recipe: 'app', task: 'compile', force: true }), ['-c', 'compile', '-f', 'app']);
  assert.deepEqual(bitbakeArguments({ recipe: undefined }), ['-p']);
  assert.deepEqual(['compile', 'package_write_rpm', '-c', '', 'a b', undefined].map(isTaskName), [
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('QEMU gets the memory that an image needs, and the processor of the host only for its own architecture', () => {
  const request = { machine: 'qemumips', image: 'my-host', hasKvm: true, memoryMebibytes: 4096 };
  assert.deepEqual(runqemuArguments(request), ['qemumips', 'my-host', 'nographic', 'slirp', 'qemuparams=-m 4096']);
  const own = process.arch === 'arm64' ? 'qemuarm64' : 'qemux86-64';
  const words = runqemuArguments({ ...request, machine: own, memoryMebibytes: undefined });
  assert.deepEqual(words.slice(2), ['nographic', 'slirp', 'kvm']);
});
