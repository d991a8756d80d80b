/** The lines that a script of sed puts into a file: by `s`, `a`, `i` and `c`, as far as they stand in the script. */
import type { Span } from '../../base/span';
import { type SedPattern, sedPattern } from './sedPattern';

/** Characters with the places where they stand in the code. */
export interface PlacedText {
  readonly text: string;
  readonly offsets: readonly number[];
}

export interface SedLines extends PlacedText {
  /** What the script takes over from the line that is replaced; characters without a meaning stand there. */
  readonly masked: readonly Span[];
  /** Whether they are lines from the beginning, and up to the end. */
  readonly isFromStart: boolean;
  readonly isToEnd: boolean;
  /** What they take the place of, as far as it is known. */
  readonly replaced: string | undefined;
  /** The header, such as `[storage]`, that the lines come behind. */
  readonly header: string | undefined;
}

/** Nobody writes a longer one. */
const lengthLimit = 5000;

/** In the order of the script; what follows a command that is not understood is left out. */
export function sedLines(script: PlacedText, isExtended: boolean): readonly SedLines[] {
  if (script.text.length > lengthLimit) return [];
  const reading: Reading = { ...script, isExtended, at: 0 };
  const found: SedLines[] = [];
  while (reading.at < script.text.length) {
    skip(reading, /[\s;{}]/);
    const address = addressAt(reading);
    const command = reading.text.charAt(reading.at++);
    if (command === '#') skip(reading, /[^\n]/);
    else if (/^[aic]$/.test(command)) found.push({ ...linesAt(reading), header: headerOf(address, command) });
    else if (command === 's') {
      const replacement = replacementAt(reading);
      if (!replacement) return found;
      if (replacement.lines) found.push({ ...replacement.lines, header: headerOf(address, command) });
    } else if (!/^[dDpPhHgGxnN=lqQzF]?$/.test(command)) return found;
  }
  return found;
}

interface Reading extends PlacedText {
  readonly isExtended: boolean;
  at: number;
}

function skip(reading: Reading, characters: RegExp): void {
  while (reading.at < reading.text.length && characters.test(reading.text.charAt(reading.at))) reading.at++;
}

interface Address {
  readonly first: SedPattern | undefined;
  readonly isRange: boolean;
}

function addressAt(reading: Reading): Address {
  const first = lineAt(reading);
  skip(reading, /[ \t]/);
  const isRange = reading.text.charAt(reading.at) === ',';
  if (isRange) {
    reading.at++;
    skip(reading, /[ \t+~]/);
    lineAt(reading);
  }
  skip(reading, /[ \t!]/);
  return { first, isRange };
}

/** A number, `$` or a pattern. */
function lineAt(reading: Reading): SedPattern | undefined {
  const first = reading.text.charAt(reading.at);
  if (first === '$') reading.at++;
  else if (/\d/.test(first)) skip(reading, /[\d~]/);
  else if (first === '/' || first === '\\') {
    reading.at += first === '/' ? 1 : 2;
    const pattern = upTo(reading, reading.text.charAt(reading.at - 1));
    skip(reading, /[IM]/);
    return pattern && sedPattern(pattern.text, reading.isExtended);
  }
  return undefined;
}

/** Lines behind a header belong to its table: those put behind it, and those of a range that begins with it. */
function headerOf({ first, isRange }: Address, command: string): string | undefined {
  const literal = first?.literal?.trim();
  const isHeader = literal !== undefined && /^\[+[^[\]]+\]+$/.test(literal);
  return isHeader && (isRange || command === 'a') ? literal : undefined;
}

/** What stands up to the delimiter, which is stepped over; undefined where there is none. What BitBake puts in is one piece. */
function upTo(reading: Reading, delimiter: string): PlacedText | undefined {
  const { text, offsets } = reading;
  const start = reading.at;
  for (let at = start; at < text.length; at++) {
    const close = text.startsWith('${', at) ? text.indexOf('}', at) : -1;
    if (close !== -1) at = close;
    else if (text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === delimiter) {
      reading.at = at + 1;
      return { text: text.slice(start, at), offsets: offsets.slice(start, at) };
    }
  }
  return undefined;
}

type Lines = Omit<SedLines, 'header'>;

/** The text behind `a`, `i` or `c`: to the end of the line, or behind a backslash on the next one. */
function linesAt(reading: Reading): Lines {
  const lines = emptyLines();
  skip(reading, /[ \t]/);
  if (reading.text.charAt(reading.at) === '\\') {
    reading.at++;
    skip(reading, /[ \t]/);
    if (reading.text.charAt(reading.at) === '\n') reading.at++;
  }
  for (; reading.at < reading.text.length && reading.text.charAt(reading.at) !== '\n'; reading.at++) {
    const isEscape = reading.text.charAt(reading.at) === '\\' && reading.at + 1 < reading.text.length;
    if (isEscape) reading.at++;
    const character = reading.text.charAt(reading.at);
    add(lines, isEscape ? (escapes[character] ?? character) : character, reading.offsets[reading.at] ?? 0);
  }
  return { ...lines, isFromStart: true, isToEnd: true, replaced: undefined };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

/** `s/pattern/replacement/flags`; undefined where it is cut off, without lines where they are not known. */
function replacementAt(reading: Reading): { readonly lines: Lines | undefined } | undefined {
  const delimiter = reading.text.charAt(reading.at++);
  const pattern = upTo(reading, delimiter);
  const replacement = pattern && upTo(reading, delimiter);
  if (!replacement) return undefined;
  const flagsStart = reading.at;
  skip(reading, /[0-9gpiIeMm]/);
  const flags = reading.text.slice(flagsStart, reading.at);
  const matched = sedPattern(pattern.text.replaceAll(`\\${delimiter}`, delimiter), reading.isExtended);
  const { isFromStart, isToEnd, literal } = matched;
  const lines = replacedLines(replacement, matched);
  return { lines: lines && !/\d/.test(flags) ? { ...lines, isFromStart, isToEnd, replaced: literal } : undefined };
}

/** With the groups of the pattern put in, at the places of what refers to them. Undefined where capitals are changed. */
function replacedLines({ text, offsets }: PlacedText, { literal, groups }: SedPattern): GrowingLines | undefined {
  const lines = emptyLines();
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const offset = offsets[at] ?? 0;
    if (character === '&') putIn(lines, literal, offset);
    else if (character !== '\\') add(lines, character, offset);
    else {
      const next = text.charAt(++at);
      const escapeOffset = offsets[at] ?? offset;
      if (/[LUElu]/.test(next)) return undefined;
      if (/\d/.test(next)) putIn(lines, next === '0' ? literal : groups[Number(next) - 1], escapeOffset);
      else add(lines, escapes[next] ?? next, escapeOffset);
    }
  }
  return lines;
}

interface GrowingLines {
  text: string;
  readonly offsets: number[];
  readonly masked: Span[];
}

function emptyLines(): GrowingLines {
  return { text: '', offsets: [], masked: [] };
}

function add(lines: GrowingLines, character: string, offset: number): void {
  lines.text += character;
  lines.offsets.push(offset);
}

function putIn(lines: GrowingLines, known: string | undefined, offset: number): void {
  if (known === undefined) lines.masked.push({ start: lines.text.length, end: lines.text.length + 1 });
  for (const character of known ?? '1') add(lines, character, offset);
}
