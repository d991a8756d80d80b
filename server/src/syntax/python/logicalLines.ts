/** Python's logical lines: where each begins, how far it is indented, and whether a block must follow. */
import type { Span } from '../../base/span';

export interface LogicalLine {
  /** The first character that is no blank. */
  readonly start: number;
  /** Columns of indentation; a tab goes on to the next multiple of 8, as Python counts. */
  readonly indentation: number;
  /** The same with a tab as one column. */
  readonly tabFreeIndentation: number;
  /** Whether the line ends in a colon. */
  readonly opensBlock: boolean;
}

export interface ScannedLines {
  readonly lines: readonly LogicalLine[];
  readonly obstacle: Obstacle | undefined;
}

/** What keeps the text from being cut into lines. */
export interface Obstacle {
  readonly kind: 'unterminated string' | 'unclosed bracket' | 'unopened bracket' | 'deep nesting';
  readonly span: Span;
}

/** Brackets within brackets: real code stays below 20, and CPython itself gives up at 200. */
const NESTING_LIMIT = 100;

const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;

/** Scans up to the first obstacle; text that is no Python gives lines all the same. */
export function scanLines(source: string): ScannedLines {
  const lines: LogicalLine[] = [];
  let at = 0;
  while (at < source.length) {
    const { start, ...columns } = indentationAt(source, at);
    const first = source.charAt(start);
    if (first === '' || first === '\n' || first === '\r' || first === '#') {
      at = endOfLine(source, start);
      continue;
    }
    const scanned = scanLine(source, start);
    lines.push({ start, ...columns, opensBlock: scanned.opensBlock });
    if (scanned.obstacle) return { lines, obstacle: scanned.obstacle };
    at = scanned.next;
  }
  return { lines, obstacle: undefined };
}

function indentationAt(
  source: string,
  lineStart: number,
): Pick<LogicalLine, 'start' | 'indentation' | 'tabFreeIndentation'> {
  let indentation = 0;
  let start = lineStart;
  let countedFrom = lineStart;
  for (; ; start++) {
    const character = source.charAt(start);
    if (character === ' ') indentation++;
    else if (character === '\t') indentation += 8 - (indentation % 8);
    else if (character === '\f') {
      indentation = 0;
      countedFrom = start + 1;
    } else return { start, indentation, tabFreeIndentation: start - countedFrom };
  }
}

function endOfLine(source: string, at: number): number {
  const newline = source.indexOf('\n', at);
  return newline === -1 ? source.length : newline + 1;
}

interface ScannedLine {
  readonly next: number;
  readonly opensBlock: boolean;
  readonly obstacle?: Obstacle;
}

/** Reads on over brackets, strings and backslashes to the line end that ends the logical line. */
function scanLine(source: string, start: number): ScannedLine {
  const open: number[] = [];
  let lastCharacter = '';
  let at = start;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === '\n' && open.length === 0) return { next: at + 1, opensBlock: lastCharacter === ':' };
    if (character === '#') {
      at = commentEnd(source, at);
      continue;
    }
    if (character === '"' || character === "'") {
      const end = stringEnd(source, at);
      if (end === -1) return stopped('unterminated string', at, commentEnd(source, at));
      at = end;
      lastCharacter = character;
      continue;
    }
    if ('([{'.includes(character)) {
      open.push(at);
      if (open.length > NESTING_LIMIT) return stopped('deep nesting', at, at + 1);
    } else if (')]}'.includes(character) && open.pop() === undefined) {
      return stopped('unopened bracket', at, at + 1);
    }
    if (character === '\\' && source.charCodeAt(at + 1) === NEWLINE) at++;
    else if (character.trim() !== '') lastCharacter = character;
    at++;
  }
  const bracket = open.at(-1);
  if (bracket !== undefined) return stopped('unclosed bracket', bracket, bracket + 1);
  return { next: source.length, opensBlock: lastCharacter === ':' };
}

function stopped(kind: Obstacle['kind'], start: number, end: number): ScannedLine {
  return { next: end, opensBlock: false, obstacle: { kind, span: { start, end } } };
}

function commentEnd(source: string, at: number): number {
  const newline = source.indexOf('\n', at);
  return newline === -1 ? source.length : newline;
}

/** The offset after the string that begins at `at`, or -1 if its line or the text ends first. */
function stringEnd(source: string, at: number): number {
  const quote = source.charAt(at);
  const isTriple = source.startsWith(quote.repeat(3), at);
  const close = isTriple ? quote.repeat(3) : quote;
  for (let offset = at + close.length; offset < source.length; offset++) {
    const code = source.charCodeAt(offset);
    if (code === BACKSLASH) offset++;
    else if (code === NEWLINE && !isTriple) return -1;
    else if (source.startsWith(close, offset)) return offset + close.length;
  }
  return -1;
}
