/** A value in the room of a line: values of real recipes have up to a hundred thousand characters. */
import { splitWords } from '../../syntax/bitbake/text';

/** Texts up to this length are shown whole. */
const wholeLength = 80;

/** Of longer lists so many words are shown. */
const shownWords = 8;

/** What is longer is not split into words: no author wrote it as a list. */
const listLength = 100_000;

export type ShortValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  /** The first words of a list, and how many it has in all. */
  | { readonly kind: 'list'; readonly words: readonly string[]; readonly count: number };

export function shortValue(text: string): ShortValue {
  const start = text.slice(0, 4 * wholeLength).trim();
  if (start === '' && text.trim() === '') return { kind: 'empty' };
  if (text.length > wholeLength && text.length <= listLength) {
    const words = splitWords(text);
    if (words.length > shownWords && !isProse(words)) {
      return {
        kind: 'list',
        words: words.slice(0, shownWords).map((word) => cut(word, wholeLength)),
        count: words.length,
      };
    }
  }
  return { kind: 'text', text: oneLine(text, wholeLength) };
}

/** The value in at most so many characters, on one line. */
export function oneLine(text: string, maxLength: number): string {
  // What is cut off needs no reading; blanks at the start are no part of what is shown.
  const start = text.slice(0, 20 * maxLength);
  const line = start.replace(/\s+/g, ' ').trim();
  return start.length < text.length && line.length <= maxLength ? `${line}…` : cut(line, maxLength);
}

/** The value for a list of proposals or a hint in the text: a list by its count. */
export function valueInWords(text: string, maxLength: number): string {
  const short = shortValue(text);
  switch (short.kind) {
    case 'empty':
      return '""';
    case 'list':
      return `${short.count} words`;
    case 'text':
      return oneLine(short.text, maxLength);
  }
}

/** Sentences hold words that end in a comma or a full stop. */
function isProse(words: readonly string[]): boolean {
  return words.some((word) => word.length > 1 && /[A-Za-z][.,;:]$/.test(word));
}

function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const end = maxLength - 1;
  const isSplitPair = (text.charCodeAt(end - 1) & 0xfc00) === 0xd800;
  return `${text.slice(0, isSplitPair ? end - 1 : end)}…`;
}
