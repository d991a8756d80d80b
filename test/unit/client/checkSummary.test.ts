import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSummary } from '../../../client/src/checkSummary';

describe('The summary of a check', () => {
  const nothing = { error: 0, warning: 0, info: 0 };

  it('counts what was found, and in how many files', () => {
    const counts = { error: 1, warning: 12, info: 2 };
    assert.equal(
      checkSummary({ fileCount: 312, counts, filesWithFindings: 9, safeFixCount: 0 }),
      '1 error, 12 warnings and 2 remarks in 9 of 312 files.',
    );
  });

  it('says nothing of what there is none of', () => {
    const counts = { ...nothing, warning: 1 };
    assert.equal(
      checkSummary({ fileCount: 1, counts, filesWithFindings: 1, safeFixCount: 0 }),
      '1 warning in 1 of 1 file.',
    );
  });

  it('tells a workspace without mistakes from one without files', () => {
    const empty = { counts: nothing, filesWithFindings: 0, safeFixCount: 0 };
    assert.equal(checkSummary({ ...empty, fileCount: 20 }), 'Nothing is wrong in 20 files.');
    assert.match(checkSummary({ ...empty, fileCount: 0 }), /^There are no recipes/);
  });
});
