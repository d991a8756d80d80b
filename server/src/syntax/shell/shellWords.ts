/** Shell code as commands and their words, as far as needed to find what they write. */
import { isPythonSpace } from '../pythonCharacters';
import { afterHereDocument, type Delimiter, type ScannedLine, scanLine } from './commandLines';

export interface HereDocumentText extends Pick<Delimiter, 'isQuoted' | 'stripsTabs'> {
  readonly start: number;
  readonly end: number;
}

export interface ShellCommand {
  /** Where its last line ends. */
  readonly end: number;
  readonly document: HereDocumentText | undefined;
  readonly next: number;
}

/** The command that begins on a line, with the lines that an open quote or a backslash joins to it. */
export function commandAt(text: string, start: number, end: number): ShellCommand {
  let line: ScannedLine = { quote: '', next: start, hereDocuments: [] };
  const delimiters: ScannedLine['hereDocuments'][number][] = [];
  do {
    line = scanLine(text, line.next, end, line.quote);
    delimiters.push(...line.hereDocuments);
  } while (line.next < end && (line.quote !== '' || text.startsWith('\\\n', line.next - 2)));
  const [only] = delimiters;
  const lineEnd = line.next;
  let next = lineEnd;
  for (const { word } of delimiters) next = afterHereDocument(text, next, end, word);
  if (!only || delimiters.length > 1) return { end: lineEnd, document: undefined, next };
  const closing = text.lastIndexOf('\n', next - 2) + 1;
  // Without its end it is cut off: a brace in the first column has ended the function.
  if (text.slice(closing, next).trim() !== only.word) return { end: lineEnd, document: undefined, next };
  const { isQuoted, stripsTabs } = only;
  return { end: lineEnd, document: { start: lineEnd, end: Math.max(lineEnd, closing), isQuoted, stripsTabs }, next };
}

/** Split at `;`, `&&` and `||`. */
export function simpleCommands(text: string, words: readonly ShellWord[]): readonly (readonly ShellWord[])[] {
  const commands: ShellWord[][] = [[]];
  for (const word of words) {
    if (word.isOperator && /^(?:;+|&&|\|\||&)$/.test(text.slice(word.start, word.end))) commands.push([]);
    else commands.at(-1)?.push(word);
  }
  return commands;
}

export interface ShellWord {
  readonly start: number;
  readonly end: number;
  readonly isOperator: boolean;
}

/** The words and operators of a command; quoted parts belong to their word. */
export function shellWords(text: string, start: number, end: number): readonly ShellWord[] {
  const words: ShellWord[] = [];
  for (let at = start; at < end; ) {
    const character = text.charAt(at);
    if (isPythonSpace(character.charCodeAt(0)) || text.startsWith('\\\n', at)) at++;
    else if (character === '#') at = Math.max(at + 1, text.indexOf('\n', at));
    else if ('<>|&;'.includes(character)) {
      const from = at;
      while (at < end && '<>|&;'.includes(text.charAt(at))) at++;
      words.push({ start: from, end: at, isOperator: true });
    } else {
      const wordEnd = endOfWord(text, at, end);
      words.push({ start: at, end: wordEnd, isOperator: false });
      at = wordEnd;
    }
  }
  return words;
}

function endOfWord(text: string, start: number, end: number): number {
  let quote = '';
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (quote === '' && (isPythonSpace(character.charCodeAt(0)) || '<>|&;'.includes(character))) return at;
    // `${@bb.utils.contains(...)}` is put in before the shell sees the line.
    if (text.startsWith('${', at) && quote !== "'") at = Math.max(at, closingBrace(text, at, end));
    else if (character === '\\' && quote !== "'") at++;
    else if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
  }
  return end;
}

function closingBrace(text: string, start: number, end: number): number {
  const close = text.indexOf('}', start);
  const newline = text.indexOf('\n', start);
  return close === -1 || close >= end || (newline !== -1 && newline < close) ? start : close;
}
