import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTrail } from '../../../client/src/views/trail';

describe('The trail of pages', () => {
  it('tells which page was shown before', () => {
    const trail = createTrail();
    assert.deepEqual(['a', 'b', 'c'].map(trail.visit), [undefined, 'a', 'b']);
  });

  it('is walked back to its beginning', () => {
    const trail = createTrail();
    assert.deepEqual(['a', 'b', 'c', 'b', 'a'].map(trail.visit), [undefined, 'a', 'b', 'a', undefined]);
  });

  it('does not grow where a page is shown again', () => {
    const trail = createTrail();
    assert.deepEqual(['a', 'a', 'b', 'b'].map(trail.visit), [undefined, undefined, 'a', 'a']);
  });

  it('forgets what lies far back', () => {
    const trail = createTrail(2);
    assert.deepEqual(['a', 'b', 'c', 'b'].map(trail.visit), [undefined, 'a', 'b', undefined]);
  });
});
