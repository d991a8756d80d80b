/** Names of Python with the dots in them: `bb.utils.contains`. */
import { isAsciiWord } from '../../syntax/pythonCharacters';

/** The dotted name that ends at `end`, or nothing. */
export function dottedNameBefore(text: string, start: number, end: number): string {
  let from = end;
  while (from > start && (isAsciiWord(text.charCodeAt(from - 1)) || text.charAt(from - 1) === '.')) from--;
  return text.slice(from, end);
}
