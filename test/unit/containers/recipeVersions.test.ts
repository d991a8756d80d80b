import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPossibleVersion } from '../../../server/src/containers/recipeVersions';

describe('A version that is asked for', () => {
  it('is compared up to its percent sign, without an epoch', () => {
    assert.ok(isPossibleVersion({ text: '4.20', isWhole: true }, '4.20%'));
    assert.ok(isPossibleVersion({ text: '4.20.1', isWhole: true }, '1:4.20%'));
    assert.ok(!isPossibleVersion({ text: '4.20.1', isWhole: true }, '4.20'));
    assert.ok(!isPossibleVersion({ text: '4.19', isWhole: true }, '4.20%'));
  });

  it('can be what a beginning goes on to', () => {
    assert.ok(isPossibleVersion({ text: '1.28.0+git', isWhole: false }, '1.28%'));
    assert.ok(isPossibleVersion({ text: '', isWhole: false }, '5.%'));
    assert.ok(!isPossibleVersion({ text: '1.28.0+git', isWhole: false }, '1.29%'));
  });
});
