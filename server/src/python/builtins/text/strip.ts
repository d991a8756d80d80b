/** Stripping and splitting at blanks, as Python counts them. */
import { isPythonSpace } from '../../../syntax/pythonCharacters';

/** Without `characters` at the ends; blanks where none are given. */
export function strip(text: string, characters?: string): string {
  return stripEnd(stripStart(text, characters), characters);
}

export function stripStart(text: string, characters?: string): string {
  let start = 0;
  while (start < text.length && isStripped(text, start, characters)) start++;
  return text.slice(start);
}

export function stripEnd(text: string, characters?: string): string {
  let end = text.length;
  while (end > 0 && isStripped(text, end - 1, characters)) end--;
  return text.slice(0, end);
}

function isStripped(text: string, index: number, characters: string | undefined): boolean {
  return characters === undefined ? isPythonSpace(text.charCodeAt(index)) : characters.includes(text.charAt(index));
}

/** At runs of blanks, at most `limit` times; what is left keeps its blanks at the far end. */
export function splitAtBlanks(text: string, limit: number): string[] {
  const words: string[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && isPythonSpace(text.charCodeAt(at))) at++;
    if (at >= text.length) return words;
    if (words.length >= limit) {
      words.push(text.slice(at));
      return words;
    }
    const start = at;
    while (at < text.length && !isPythonSpace(text.charCodeAt(at))) at++;
    words.push(text.slice(start, at));
  }
}

/** As `splitAtBlanks`, from the end. */
export function splitAtBlanksFromEnd(text: string, limit: number): string[] {
  const words: string[] = [];
  let end = text.length;
  for (;;) {
    while (end > 0 && isPythonSpace(text.charCodeAt(end - 1))) end--;
    if (end === 0) return words.reverse();
    if (words.length >= limit) {
      words.push(text.slice(0, end));
      return words.reverse();
    }
    const stop = end;
    while (end > 0 && !isPythonSpace(text.charCodeAt(end - 1))) end--;
    words.push(text.slice(end, stop));
  }
}
