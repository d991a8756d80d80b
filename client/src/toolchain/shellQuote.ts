/**
 * Words for a shell, where one cannot be done without: ssh joins its arguments with blanks and the shell of the other machine reads them, and kas takes
 * what it is to run as one text.
 */

/** What no shell changes: no `~`, which stands for a folder, and `=` in options only, for it would make an assignment of the first word. */
const plainWord = /^(?:[A-Za-z0-9_@%+:,./-]+|-[A-Za-z0-9_@%+:,./=-]+)$/;

/**
 * The text as one word, whatever it holds: plain words stay as they are, others stand between single quotes. Which shell a user has on another
 * machine is not known, so `\`, which fish reads within the quotes as well, and `!`, which csh does, stand outside of them. Tried with dash, bash, zsh, busybox,
 * fish and, but for line ends, tcsh.
 * Throws a TypeError on a NUL character, which no argument of a program can hold.
 */
export function shellQuote(text: string): string {
  if (text.includes('\0')) throw new TypeError('A word for the shell cannot hold a NUL character');
  return plainWord.test(text) ? text : `'${text.replaceAll(/['\\!]/g, "'\\$&'")}'`;
}

/** A program and its arguments as one line that a shell takes apart into just these. */
export function shellLine(words: readonly string[]): string {
  return words.map(shellQuote).join(' ');
}
