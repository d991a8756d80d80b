/**
 * Finds the texts that shell code writes into files, as far as they stand in the code: here-documents, and the words behind `echo` and
 * `printf`.
 */
import { isPythonSpace } from '../pythonCharacters';
import { afterHereDocument, type ScannedLine, scanLine } from './commandLines';

export interface WrittenText {
  /** The file as the code names it, with its quotes. */
  readonly target: string;
  /** `>>`: it is put behind what the file holds. */
  readonly appends: boolean;
  readonly text: string;
  /** Where each character of the text stands in the code; where there are two for one, the second. */
  readonly offsets: readonly number[];
  /** Whether the text stands in the code as it is written: that of a here-document. */
  readonly isVerbatim: boolean;
  /** Whether the shell puts its variables in. */
  readonly isExpanded: boolean;
}

/** Those of `text[start, end)`, in order. */
export function writtenTexts(text: string, start: number, end: number): readonly WrittenText[] {
  const found: WrittenText[] = [];
  for (let at = start; at < end; ) {
    const command = commandAt(text, at, end);
    const written = textOfCommand(text, at, command);
    if (written) found.push(written);
    at = command.next;
  }
  return found;
}

interface Command {
  /** Where its last line ends. */
  readonly end: number;
  readonly document: { readonly start: number; readonly end: number; readonly isQuoted: boolean } | undefined;
  readonly next: number;
}

/** The command that begins on a line, with the lines that an open quote or a backslash joins to it. */
function commandAt(text: string, start: number, end: number): Command {
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
  return { end: lineEnd, document: { start: lineEnd, end: Math.max(lineEnd, closing), isQuoted: only.isQuoted }, next };
}

function textOfCommand(text: string, start: number, { end, document }: Command): WrittenText | undefined {
  // Most commands write no file.
  if (!document && !text.slice(start, end).includes('>')) return undefined;
  const words = shellWords(text, start, end);
  const redirection = redirectionIn(text, words);
  if (!redirection) return undefined;
  const { target, appends } = redirection;
  if (document) {
    const offsets = Array.from({ length: document.end - document.start }, (_, index) => document.start + index);
    const written = text.slice(document.start, document.end);
    return { target, appends, text: written, offsets, isVerbatim: true, isExpanded: !document.isQuoted };
  }
  const name = words.findIndex((word) => /^(?:echo|printf)$/.test(text.slice(word.start, word.end)));
  if (name === -1) return undefined;
  const written = { text: '', offsets: [] as number[] };
  for (const [index, word] of words.slice(name + 1).entries()) {
    if (word.isOperator) break;
    const code = text.slice(word.start, word.end);
    if (written.text === '' && /^-[neE]+$/.test(code)) continue;
    // `printf '%s'` writes the words behind as they are.
    if (index === 0 && /^(["']?)%[sb](?:\\n)?\1$/.test(code)) continue;
    if (written.text !== '') add(written, ' ', word.start);
    addWord(written, text, word);
  }
  add(written, '\n', end - 1);
  return { target, appends, ...written, isVerbatim: false, isExpanded: true };
}

interface ShellWord {
  readonly start: number;
  readonly end: number;
  readonly isOperator: boolean;
}

/** The words and operators of a command; quoted parts belong to their word. */
function shellWords(text: string, start: number, end: number): readonly ShellWord[] {
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

interface Redirection {
  readonly target: string;
  readonly appends: boolean;
}

/** `> file`, `>> file` or `| tee [-a] file`. */
function redirectionIn(text: string, words: readonly ShellWord[]): Redirection | undefined {
  const written = (word: ShellWord | undefined): string => (word ? text.slice(word.start, word.end) : '');
  for (const [index, word] of words.entries()) {
    const operator = written(word);
    const target = words[index + 1];
    // `2>` is about what the command complains of.
    const isOutput = !/[02-9]/.test(text.charAt(word.start - 1)) || text.charAt(word.start - 2).trim() !== '';
    if (word.isOperator && (operator === '>' || operator === '>>') && isOutput && target && !target.isOperator) {
      return { target: written(target), appends: operator === '>>' };
    }
    if (operator === 'tee' && written(words[index - 1]) === '|') {
      const appends = written(target) === '-a';
      return { target: written(appends ? words[index + 2] : target), appends };
    }
  }
  return undefined;
}

interface GrowingText {
  text: string;
  readonly offsets: number[];
}

function add(written: GrowingText, character: string, offset: number): void {
  written.text += character;
  written.offsets.push(offset);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' };

/** What the shell, and then `printf` or `echo`, make of a word; variables stay as they are. */
function addWord(written: GrowingText, text: string, { start, end }: ShellWord): void {
  let quote = '';
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character !== '\\' || at + 1 >= end) add(written, character, at);
    else {
      // Within double quotes a backslash before any other character stays.
      const isTaken = quote !== "'" && (quote === '' || '"\\$`\n'.includes(next));
      at++;
      if (next !== '\n' || !isTaken) add(written, escapes[next] ?? (isTaken ? next : `\\${next}`).slice(-1), at);
    }
  }
}
