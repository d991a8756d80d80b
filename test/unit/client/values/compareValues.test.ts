/** Which values count as the same as BitBake's. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { VariableValue } from '../../../../client/src/protocol';
import type { BitBakeValue } from '../../../../client/src/toolchain/bitbake/bitbakeValues';
import { compareValues } from '../../../../client/src/values/compareValues';

const known = (text: string): VariableValue => ({ kind: 'known', text });
const unknown: VariableValue = { kind: 'unknown', why: 'reads the time of the build' };
const clock: Readonly<Record<string, BitBakeValue>> = {
  DATETIME: { value: '20260102030405' },
  TIME: { value: '030405' },
  PID: { value: '412' },
};

/** What a value counts as beside one of BitBake's, which ran at the time of `clock`. */
function verdict(ours: VariableValue | undefined, bitbake: BitBakeValue | undefined, name = 'FOO'): string {
  const comparison = compareValues(ours ? { [name]: ours } : {}, {
    values: { ...clock, ...(bitbake ? { [name]: bitbake } : {}) },
    others: [],
  });
  if (comparison.same.includes(name)) return 'same';
  const groups = ['different', 'unknown', 'volatile'] as const;
  return groups.find((group) => comparison[group].some((each) => each.name === name)) ?? 'left out';
}

describe('A value beside that of BitBake', () => {
  test('Is the same letter by letter only', () => {
    assert.equal(verdict(known('a b'), { value: 'a b' }), 'same');
    assert.equal(verdict(known('a b'), { value: 'a  b' }), 'different');
    assert.equal(verdict(known('a b'), { value: 'b a' }), 'different');
    assert.equal(verdict(known(''), { value: null }), 'different');
  });

  test('Is the same where neither side has one, or both fail', () => {
    assert.equal(verdict({ kind: 'unset' }, { value: null }), 'same');
    assert.equal(verdict({ kind: 'unset' }, undefined), 'same');
    assert.equal(verdict(undefined, { value: null }), 'same');
    assert.equal(verdict({ kind: 'failed', message: 'x' }, { error: 'y' }), 'same');
    assert.equal(verdict({ kind: 'failed', message: 'x' }, { value: 'y' }), 'different');
    assert.equal(verdict(known('x'), { error: 'y' }), 'different');
  });

  test('Differs where only one side has it', () => {
    assert.equal(verdict(known('a'), undefined), 'different');
    assert.equal(verdict(undefined, { value: 'a' }), 'different');
  });

  test('Is a set where BitBake makes it of one', () => {
    assert.equal(verdict(known('alsa vfat pci'), { value: 'pci alsa vfat' }, 'COMBINED_FEATURES'), 'same');
    assert.equal(verdict(known('alsa vfat'), { value: 'pci alsa vfat' }, 'COMBINED_FEATURES'), 'different');
  });

  test('Is unknown where only a build can tell', () => {
    assert.equal(verdict(unknown, { value: 'a' }), 'unknown');
    assert.equal(verdict(unknown, { error: 'a' }), 'unknown');
  });

  test('Is volatile where the time or the process of the run is in it', () => {
    assert.equal(verdict(unknown, { value: '1' }, 'PID'), 'volatile');
    assert.equal(verdict(unknown, { value: '/tmp/fifo.99' }, 'LOGFIFO'), 'volatile');
    assert.equal(verdict(unknown, { value: 'image-20260102030405.tar' }), 'volatile');
    assert.equal(verdict(unknown, { value: '/tmp/fifo.412' }), 'volatile');
    assert.equal(verdict(known('/tmp/fifo.9'), { value: '/tmp/fifo.412' }), 'volatile');
  });

  test('Is not volatile for a number that happens to be in it', () => {
    assert.equal(verdict(unknown, { value: 'x4120' }), 'unknown');
    assert.equal(verdict(known('port 80'), { value: 'ports 412' }), 'different');
  });

  test('Is looked for under its own name, whatever JavaScript calls its own', () => {
    assert.equal(verdict(known('a'), { value: 'a' }, 'constructor'), 'same');
    assert.equal(verdict(undefined, { value: 'a' }, 'toString'), 'different');
  });

  test('Is not looked at for functions, and for what BitBake keeps for itself', () => {
    const { same, different } = compareValues(
      { do_compile: known('make'), BBINCLUDED: known('/a'), PN: known('a') },
      { values: { PN: { value: 'a' } }, others: ['do_compile'] },
    );
    assert.deepEqual({ same, different }, { same: ['PN'], different: [] });
  });
});
