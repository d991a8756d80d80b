/** Words as Python's `str.split()` gives them. */
import { isSpace } from '../../../python/library/regularExpression/characterSet';
import type { PythonRun } from '../../../python/run';

/** Of so many words the cost is accounted for at once. */
const WORDS_AT_ONCE = 32;

/** The words between white space, in order. */
export function wordsOf(text: string, run: PythonRun): string[] {
  run.spend(1 + (text.length >>> 5));
  const words: string[] = [];
  let start = -1;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const isBlank = unit === 32 || (unit < 128 ? unit < 33 && isSpace(unit) : isSpace(unit));
    if (!isBlank) {
      if (start < 0) start = index;
    } else if (start >= 0) {
      words.push(text.slice(start, index));
      if (words.length % WORDS_AT_ONCE === 0) run.spend(WORDS_AT_ONCE);
      start = -1;
    }
  }
  if (start >= 0) words.push(text.slice(start));
  return words;
}
