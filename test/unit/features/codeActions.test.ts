import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allSafeEdits, fixesAt, withEdits } from '../../../server/src/features/codeActions';

describe('Fixes', () => {
  it('are offered where their finding touches the cursor', () => {
    const finding = replacing(2, 5, 'x');
    const at = (start: number, end = start) => fixesAt([finding], { start, end }).length;
    assert.deepEqual([at(1), at(2), at(5), at(6), at(0, 9)], [0, 1, 1, 0, 1]);
  });

  it('are offered only where there are some', () => {
    assert.deepEqual(fixesAt([{ span: { start: 0, end: 1 } }], { start: 0, end: 1 }), []);
  });

  it('are applied together as far as they do not overlap', () => {
    const findings = [
      replacing(0, 2, 'A'),
      replacing(1, 3, 'B'),
      replacing(4, 4, 'C'),
      replacing(4, 4, 'D'),
      replacing(6, 7, 'E'),
    ];
    assert.equal(withEdits('01234567', allSafeEdits(findings)), 'A23C45E7');
  });

  it('are applied together only if they are safe', () => {
    assert.deepEqual(allSafeEdits([replacing(0, 1, 'x', false)]), []);
  });
});

function replacing(start: number, end: number, text: string, safe = true) {
  const span = { start, end };
  return { span, fix: { title: 'Write it', safe, edits: [{ span, text }] } };
}
