/** The words of a command that a person typed, as a shell would split them; nothing in them is expanded, and no shell runs it. */

export type CommandWords =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'invalid'; readonly why: string };

/** Blanks part words; quotes hold them together, and a backslash takes the next character as it is, but for single quotes. */
export function splitCommand(text: string): CommandWords {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '\\' && quote !== "'") {
      word = (word ?? '') + text.charAt(++index);
    } else if (character === quote) {
      quote = '';
    } else if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
      word ??= '';
    } else if (quote === '' && /\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (quote !== '') return { kind: 'invalid', why: `A quote ${quote} is not closed` };
  if (word !== undefined) words.push(word);
  return { kind: 'words', words };
}

/** The text that gives the words again. */
export function joinCommand(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}
