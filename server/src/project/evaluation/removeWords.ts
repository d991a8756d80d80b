/** What `:remove` takes out of a value. */
import type { PyValue } from '../../python/value';
import { splitWords } from '../../syntax/bitbake/text';

/** The operand of a `:remove`: as it was written, and the words that it expands to. */
export interface RemovedWords {
  readonly text: PyValue;
  readonly words: string;
}

/** The blanks that part words, kept, as BitBake does: one by one. */
const blank = /([\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000])/;

/** The text without the words, its blanks as they were, and the operands that took something out. */
export function removeWords(
  value: string,
  removed: readonly RemovedWords[],
): { readonly kept: string; readonly effective: readonly PyValue[] } {
  const unwanted = new Map<string, PyValue[]>();
  for (const { text, words } of removed) {
    for (const word of splitWords(words)) {
      const texts = unwanted.get(word);
      if (texts) texts.push(text);
      else unwanted.set(word, [text]);
    }
  }
  const effective = new Set<PyValue>();
  const kept = value.split(blank).filter((word) => {
    const removedBy = unwanted.get(word);
    for (const text of removedBy ?? []) effective.add(text);
    return removedBy === undefined;
  });
  return { kept: kept.join(''), effective: [...effective] };
}
