import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Pacer, runAtOnce, runInSlices, type SlicedWork } from '../../../server/src/base/pacer';

/** A clock that moves only when told, and a list of how long each slice was. */
function handClock(): { pacer: Pacer; slices: number[]; advance(ms: number): void; cancel(): void } {
  let time = 0;
  let sliceStart = 0;
  let isCancelled = false;
  const slices: number[] = [];
  const pacer: Pacer = {
    now: () => time,
    yieldNow: async () => {
      slices.push(time - sliceStart);
      sliceStart = time;
    },
    isCancelled: () => isCancelled,
  };
  return {
    pacer,
    slices,
    advance(ms) {
      time += ms;
    },
    cancel() {
      isCancelled = true;
    },
  };
}

function* steps(count: number, each: () => void): SlicedWork<string> {
  for (let step = 0; step < count; step++) {
    each();
    yield;
  }
  return 'done';
}

describe('Pacer', () => {
  test('Pauses at the first step after the time of a slice is up', async () => {
    const { pacer, slices, advance } = handClock();
    const paced = await runInSlices(
      steps(100, () => advance(3)),
      pacer,
      8,
    );
    assert.deepEqual(paced, { kind: 'done', result: 'done' });
    assert.ok(slices.length >= 33);
    assert.ok(slices.every((ms) => ms === 9));
  });

  test('Gives up where it is cancelled during a pause', async () => {
    const { pacer, advance, cancel } = handClock();
    let stepCount = 0;
    const work = steps(100, () => {
      stepCount++;
      advance(10);
      if (stepCount === 3) cancel();
    });
    assert.deepEqual(await runInSlices(work, pacer, 8), { kind: 'cancelled' });
    assert.equal(stepCount, 3);
  });

  test('Runs without a pause for programs', () => {
    assert.equal(runAtOnce(steps(1000, () => undefined)), 'done');
  });
});
