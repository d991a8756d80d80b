import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addTaskNames, joinContinuations, nameParts, splitWords } from '../../../server/src/syntax/bitbake/text';

describe('joinContinuations', () => {
  const cases: readonly (readonly [written: string, read: string])[] = [
    ['a \\\n  b', 'a   b'],
    ['a \\  \t\r\n  b', 'a   b'],
    ['a \\\\\n b', 'a \\ b'],
    ['a \\\\\n\n  b', 'a   b'],
    ['a \\n b', 'a \\n b'],
    ['no backslash', 'no backslash'],
  ];
  for (const [written, read] of cases) {
    test(`Reads ${JSON.stringify(written)} as BitBake does`, () => assert.equal(joinContinuations(written), read));
  }
});

describe('nameParts', () => {
  test('Takes overrides before and after the operation', () => {
    const parts = { base: 'A', operation: 'append', overrides: ['x', 'y', 'z'] };
    assert.deepEqual(nameParts('A:x:append:y:z'), parts);
  });

  test('Finds no operation before an upper-case override, since BitBake finds none', () => {
    assert.deepEqual(nameParts('A:append:UPPER'), { base: 'A', operation: undefined, overrides: ['append', 'UPPER'] });
  });

  test('Keeps colons inside of expansions', () => {
    const name = 'RDEPENDS:${@a:b}:remove';
    assert.deepEqual(nameParts(name), { base: 'RDEPENDS', operation: 'remove', overrides: ['${@a:b}'] });
  });

  test('Takes the first of two operations', () => {
    assert.deepEqual(nameParts('A:prepend:append'), { base: 'A', operation: 'prepend', overrides: ['append'] });
  });
});

describe('addTaskNames', () => {
  test('Glues the names of a repeated after when a before stands between, as BitBake does', () => {
    const names = { tasks: ['a', 'b'], after: ['do_cdo_e'], before: ['do_d'] };
    assert.deepEqual(addTaskNames('a b after do_c before do_d after do_e'), names);
  });

  test('Takes a before with nothing behind it for a task', () => {
    assert.deepEqual(addTaskNames('foo before'), { tasks: ['foo', 'before'], after: [], before: [] });
  });
});

test('splitWords splits at what Python counts as blanks', () => {
  assert.deepEqual(splitWords(' a\u00a0b\x1cc\ufeffd '), ['a', 'b', 'c\ufeffd']);
});
