import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WordCollector, wordNumbers } from '../../../server/src/project/index/mentionedWords';

function numbersOf(collector: WordCollector, text: string): ReadonlySet<number> {
  return new Set(collector.packedWords(text).flatMap((pair) => [pair & 0xffff, pair >>> 16]));
}

describe('The words that a file mentions', () => {
  it('are found by the numbers of the words asked for', () => {
    const numbers = numbersOf(new WordCollector(), 'FOO:append = "${BAR} image-oci"\ndo_x');
    const asked = ['FOO', 'append', 'BAR', 'image-oci', 'do_x'];
    for (const name of asked)
      assert.ok(
        wordNumbers(name).every((number) => numbers.has(number)),
        name,
      );
  });

  it('do not hold words of another text', () => {
    const collector = new WordCollector();
    numbersOf(collector, 'FOO BAR');
    const numbers = numbersOf(collector, 'BAR OTHER');
    assert.ok(!wordNumbers('FOO').some((number) => numbers.has(number)));
    assert.ok(wordNumbers('BAR').every((number) => numbers.has(number)));
  });

  it('hold each word once, and no checksums and numbers', () => {
    const checksum = 'f'.repeat(64);
    assert.equal(new WordCollector().packedWords(`A A A 12 ${checksum} B`).length, 1);
    assert.deepEqual(wordNumbers(`12 ${checksum}`), []);
  });
});
