/**
 * Python's character classes, which BitBake's line handling and regular expressions rely on. JavaScript's differ: its `\s`
 * matches U+FEFF and not \x1c-\x1f or \x85, its `\w` is ASCII only.
 */

/** Whether `str.isspace()`, `str.rstrip()` and `\s` count the UTF-16 code as a blank. */
export function isPythonSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  if (code < 0x85) return false;
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

const letterOrNumber = /^[\p{L}\p{N}]$/u;

/** The length (0, 1 or 2 UTF-16 codes) of the `\w` character at `at`: a letter, a number of any script, or `_`. */
export function wordCharacterLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) return isAsciiWord(code) ? 1 : 0;
  const point = text.codePointAt(at);
  if (point === undefined) return 0;
  const character = String.fromCodePoint(point);
  return letterOrNumber.test(character) ? character.length : 0;
}

/** `[A-Za-z0-9_]` */
export function isAsciiWord(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f
  );
}

/** `[A-Za-z0-9_.]` */
export function isDottedNameCharacter(code: number): boolean {
  return isAsciiWord(code) || code === 0x2e;
}

/** The offset of a character in `text[start, end)`, or -1; unlike `indexOf` it never looks past the end. */
export function indexWithin(text: string, character: string, start: number, end: number): number {
  const code = character.charCodeAt(0);
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === code) return at;
  }
  return -1;
}

/** The first offset from `at` up to `end` that holds no blank. */
export function skipSpaces(text: string, at: number, end: number): number {
  let offset = at;
  while (offset < end && isPythonSpace(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The end of `text[start, end)` without trailing blanks, as `str.rstrip()` leaves it. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start && isPythonSpace(text.charCodeAt(offset - 1))) offset--;
  return offset;
}
