/**
 * Words for a POSIX shell, where one cannot be done without: ssh joins its arguments with blanks and the shell of the other machine reads them.
 */

/** What no POSIX shell changes: no `~`, which stands for a folder, and `=` in options only, for it would make an assignment of the first word. */
const plainWord = /^(?:[A-Za-z0-9_@%+:,./-]+|-[A-Za-z0-9_@%+:,./=-]+)$/;

/**
 * The text as one word, whatever it holds: plain words stay as they are, others stand between single quotes.
 * Throws a TypeError on a NUL character, which no argument of a program can hold.
 */
export function shellQuote(text: string): string {
  if (text.includes('\0')) throw new TypeError('A word for the shell cannot hold a NUL character');
  return plainWord.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A program and its arguments as one line that a shell takes apart into just these. */
export function shellLine(words: readonly string[]): string {
  return words.map(shellQuote).join(' ');
}
