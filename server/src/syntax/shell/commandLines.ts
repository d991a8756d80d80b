/** Finds the lines of shell code that begin a command, those inside of quotes and here-documents left out, and the here-documents. */
import { type Span, span } from '../../base/span';
import { isPythonSpace } from '../pythonCharacters';

/** The offsets at which the lines of `text[start, end)` begin that are neither quoted text nor a here-document, in order. */
export function commandLines(text: string, start: number, end: number): number[] {
  const lines: number[] = [];
  let quote = '';
  let at = start;
  while (at < end) {
    if (quote === '') lines.push(at);
    const line = scanLine(text, at, end, quote);
    quote = line.quote;
    at = line.next;
    for (const { word } of line.hereDocuments) at = afterHereDocument(text, at, end, word);
  }
  return lines;
}

/** The word of a here-document where it is announced and where it ends the text. */
export interface HereDocument {
  readonly announced: Span;
  readonly closing: Span;
}

/** Those of `text[start, end)` that are closed, in order. */
export function hereDocuments(text: string, start: number, end: number): readonly HereDocument[] {
  const found: HereDocument[] = [];
  let quote = '';
  for (let at = start; at < end; ) {
    const line = scanLine(text, at, end, quote);
    quote = line.quote;
    at = line.next;
    for (const { word, end: wordEnd } of line.hereDocuments) {
      at = afterHereDocument(text, at, end, word);
      const announced = text.lastIndexOf(word, wordEnd - word.length);
      const closing = text.lastIndexOf(word, at - 1);
      // A word in several pieces, such as `E"O"F`, is written in one where the text ends.
      const isWhole = announced >= wordEnd - word.length - 1;
      if (isWhole && closing > wordEnd && text.slice(closing, at).trim() === word)
        found.push({ announced: spanOfWord(announced, word), closing: spanOfWord(closing, word) });
    }
  }
  return found;
}

/** The word that would end the first here-document of `text[start, end)` that is not closed there. */
export function openHereDocument(text: string, start: number, end: number): string | undefined {
  let quote = '';
  for (let at = start; at < end; ) {
    const line = scanLine(text, at, end, quote);
    quote = line.quote;
    at = line.next;
    for (const { word } of line.hereDocuments) {
      const after = afterHereDocument(text, at, end, word);
      const last = text.slice(at, after).trimEnd().split('\n').at(-1) ?? '';
      if (last.trim() !== word) return word;
      at = after;
    }
  }
  return undefined;
}

function spanOfWord(start: number, word: string): Span {
  return span(start, start + word.length);
}

export interface ScannedLine {
  /** The quote that is still open at the end of the line. */
  readonly quote: string;
  readonly next: number;
  /** The words that end the here-documents whose text follows, and where they end on this line. */
  readonly hereDocuments: readonly Delimiter[];
}

export interface Delimiter {
  readonly word: string;
  /** Whether a part of it is quoted: the shell then puts nothing in. */
  readonly isQuoted: boolean;
  /** Whether the shell leaves out the tabs that its lines begin with: `<<-`. */
  readonly stripsTabs: boolean;
  readonly end: number;
}

/** Goes through the line at an offset, in which a quote may still be open from the lines before it. */
export function scanLine(text: string, start: number, end: number, openQuote: string): ScannedLine {
  const hereDocuments: Delimiter[] = [];
  let quote = openQuote;
  let at = start;
  for (; at < end && text.charAt(at) !== '\n'; at++) {
    const character = text.charAt(at);
    if (quote === "'") {
      if (character === "'") quote = '';
    } else if (character === '\\') {
      if (text.charAt(at + 1) !== '\n') at++;
    } else if (quote === '"') {
      if (character === '"') quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '#' && (at === start || isPythonSpace(text.charCodeAt(at - 1)))) {
      const lineEnd = text.indexOf('\n', at);
      at = lineEnd === -1 || lineEnd > end ? end : lineEnd;
      break;
    } else if (text.startsWith('<<', at) && text.charAt(at + 2) !== '<' && text.charAt(at - 1) !== '<') {
      const delimiter = hereDocumentDelimiter(text, at + 2, end);
      if (delimiter) {
        hereDocuments.push(delimiter);
        at = delimiter.end - 1;
      }
    }
  }
  return { quote, next: Math.min(end, at + 1), hereDocuments };
}

/** The word after `<<`, with or without a dash, blanks and quotes. */
export function hereDocumentDelimiter(text: string, behindOperator: number, end: number): Delimiter | undefined {
  const stripsTabs = text.charAt(behindOperator) === '-';
  let at = stripsTabs ? behindOperator + 1 : behindOperator;
  while (at < end && (text.charAt(at) === ' ' || text.charAt(at) === '\t')) at++;
  const start = at;
  let word = '';
  for (; at < end && !isPythonSpace(text.charCodeAt(at)) && !';|&<>()'.includes(text.charAt(at)); at++) {
    if (!'"\'\\'.includes(text.charAt(at))) word += text.charAt(at);
  }
  // `$((1 << 4))` shifts a number.
  return word === '' || /^[0-9]/.test(word)
    ? undefined
    : { word, isQuoted: at - start > word.length, stripsTabs, end: at };
}

/** The start of the line after the delimiter. BitBake knows no `<<-`: blanks before the delimiter are taken for an indentation. */
export function afterHereDocument(text: string, start: number, end: number, delimiter: string): number {
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline === -1 || newline > end ? end : newline;
    if (text.slice(at, lineEnd).trim() === delimiter) return Math.min(end, lineEnd + 1);
    at = lineEnd + 1;
  }
  return end;
}
