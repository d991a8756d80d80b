/** Which name was meant by one that nobody knows, as far as that is beyond doubt. */
import { editDistance } from '../base/editDistance';

/**
 * The one name of which a single letter differs, or two of a long one. Undefined where several are as near, and for names that differ in
 * a number alone: those are of a family, such as `imx6` and `imx7`.
 */
export function misspellingOf(word: string, names: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let isOnly = true;
  let smallest = word.length < longWord ? 1 : 2;
  for (const name of names) {
    if (name === nearest || Math.abs(name.length - word.length) > smallest || isOtherNumber(word, name)) continue;
    const distance = editDistance(word, name);
    if (distance > smallest) continue;
    isOnly = nearest === undefined || distance < smallest;
    smallest = distance;
    nearest = name;
  }
  return isOnly ? nearest : undefined;
}

const longWord = 9;

function isOtherNumber(word: string, name: string): boolean {
  if (word.replaceAll(digits, '') !== name.replaceAll(digits, '')) return false;
  return sortedDigits(word) !== sortedDigits(name);
}

const digits = /[0-9]/g;

function sortedDigits(word: string): string {
  return (word.match(digits) ?? []).sort().join('');
}
