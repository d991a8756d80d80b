/** Repairs that rules of all kinds offer. There is one only where the file has in so many words what is to be changed. */
import { type Span, span } from '../base/span';
import type { FindingEdit, FindingFix, Place } from './finding';

export interface RepairWords {
  readonly title: string;
  /** Whether it can be applied unseen. */
  readonly safe?: boolean;
}

/** Writes other text where the place holds just the text that is meant. */
export function replacement(
  place: Place,
  written: string,
  text: string,
  { title, safe = false }: RepairWords,
): FindingFix | undefined {
  if (place.text.slice(place.span.start, place.span.end) !== written) return undefined;
  return { title, safe, edits: [{ span: place.span, text }] };
}

/** Puts lines above the statement of a place. */
export function linesAbove(place: Place, lines: readonly string[], { title, safe = false }: RepairWords): FindingFix {
  return { title, safe, edits: [insertionAbove(place, lines)] };
}

/** Puts lines below the statement of a place. */
export function linesBelow(place: Place, lines: readonly string[], { title, safe = false }: RepairWords): FindingFix {
  return { title, safe, edits: [insertionBelow(place, lines)] };
}

export function insertionAbove({ statement }: Place, lines: readonly string[]): FindingEdit {
  return { span: span(statement.start, statement.start), text: lines.map((line) => `${line}\n`).join('') };
}

export function insertionBelow({ statement, text }: Place, lines: readonly string[]): FindingEdit {
  const written = lines.map((line) => `${line}\n`).join('');
  const isEnded = text.charAt(statement.end - 1) === '\n';
  return { span: span(statement.end, statement.end), text: isEnded ? written : `\n${written.trimEnd()}` };
}

/** Takes a word out of the statement around it, with the blanks before it; the whole statement if no other word is left. */
export function withoutWord(place: Place, keyword: string): FindingEdit {
  const { text, statement } = place;
  const rest = `${text.slice(statement.start, place.span.start)} ${text.slice(place.span.end, statement.end)}`;
  if (rest.replaceAll('\\', ' ').trim() === keyword) return { span: statement, text: '' };
  let start = place.span.start;
  while (start > statement.start && /[ \t]/.test(text.charAt(start - 1))) start--;
  return { span: span(start, place.span.end), text: '' };
}

/** The words behind one another in the statement of a place, whatever blanks and line ends are between them; undefined where they are not. */
export function writtenSequence({ text, statement }: Place, words: readonly string[]): Span | undefined {
  const [first = ''] = words;
  for (let start = text.indexOf(first, statement.start); start !== -1; start = text.indexOf(first, start + 1)) {
    if (first === '' || start >= statement.end) return undefined;
    const end = sequenceEnd(text, start, words);
    if (end !== undefined && end <= statement.end) return span(start, end);
  }
  return undefined;
}

function sequenceEnd(text: string, start: number, words: readonly string[]): number | undefined {
  let at = start;
  for (const [index, word] of words.entries()) {
    if (index > 0) {
      const before = at;
      while (at < text.length && /[\s\\]/.test(text.charAt(at))) at++;
      if (at === before) return undefined;
    }
    if (!text.startsWith(word, at)) return undefined;
    at += word.length;
  }
  return /[\s"'\\]/.test(text.charAt(at)) ? at : undefined;
}
