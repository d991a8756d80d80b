import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { oneLine, shortValue, valueInWords } from '../../../server/src/features/describe/shortValue';

describe('A value in short', () => {
  it('is itself where it is short, without the blanks around it', () => {
    assert.deepEqual(shortValue(' a  b '), { kind: 'text', text: 'a b' });
    assert.equal(valueInWords('latest', 40), 'latest');
  });

  it('is empty if it holds nothing but blanks', () => {
    assert.deepEqual(shortValue(''), { kind: 'empty' });
    assert.deepEqual(shortValue(' '.repeat(1000)), { kind: 'empty' });
    assert.equal(valueInWords('', 40), '""');
  });

  it('of a long list is its first words and their count', () => {
    const words = Array.from({ length: 30 }, (_, index) => `package-${index}`);
    assert.deepEqual(shortValue(words.join('\n')), { kind: 'list', words: words.slice(0, 8), count: 30 });
    assert.equal(valueInWords(words.join(' '), 40), '30 words');
  });

  it('of a sentence is its start', () => {
    const sentence =
      'A daemonless engine for containers, which runs them as the user who asks for it. It needs no root.';
    assert.equal(shortValue(sentence).kind, 'text');
    assert.equal(oneLine(sentence, 20), 'A daemonless engine…');
  });

  it('cuts a text of any length at once, and no character in two', () => {
    assert.equal(oneLine('x'.repeat(5_000_000), 5), 'xxxx…');
    assert.equal(oneLine(`${' '.repeat(5_000_000)}x`, 5), '…');
    assert.equal(oneLine('xxx\u{1f600}yyy', 5), 'xxx…');
    assert.equal(shortValue('word '.repeat(1_000_000)).kind, 'text');
  });
});
