/** A text as BitBake's line handlers see it: where its physical lines end. */
import { trimmedEnd } from '../pythonCharacters';
import type { Dialect } from './tree';

export interface Source {
  readonly text: string;
  /** Whether ConfHandler reads it; BBHandler otherwise. */
  readonly conf: boolean;
  /** Whether a `\r` without `\n` occurs: Python's universal newlines end a line there too. */
  readonly loneReturns: boolean;
  /** What was searched for once and is asked again further down, so that a pass over a file stays linear. */
  readonly memo: Memo;
}

interface Memo {
  /** From here on no line closes a function. */
  noClosingLineFrom: number;
  /** The next tab at or after the offset it was last searched from. */
  tabSearchedFrom: number;
  tab: number;
  /** The number of lines from an offset to the end of the text. */
  linesCountedFrom: number;
  lines: number;
}

export function source(text: string, dialect: Dialect): Source {
  const memo: Memo = { noClosingLineFrom: text.length, tabSearchedFrom: 0, tab: -2, linesCountedFrom: -1, lines: 0 };
  return { text, conf: dialect === 'conf', loneReturns: hasLoneReturn(text), memo };
}

/** The offset of the first tab at or after `at`; the length of the text if there is none. Ask in ascending order. */
export function nextTab({ text, memo }: Source, at: number): number {
  if (memo.tab < at || at < memo.tabSearchedFrom) {
    const tab = text.indexOf('\t', at);
    memo.tab = tab === -1 ? text.length : tab;
    memo.tabSearchedFrom = at;
  }
  return memo.tab;
}

/** The number of physical lines from `at`, the start of a line, to the end of the text. Ask in ascending order. */
export function linesToEnd(from: Source, at: number): number {
  const { memo } = from;
  const known = memo.linesCountedFrom !== -1 && memo.linesCountedFrom <= at;
  memo.lines = known
    ? memo.lines - countLines(from, memo.linesCountedFrom, at)
    : countLines(from, at, from.text.length);
  memo.linesCountedFrom = at;
  return memo.lines;
}

/** The number of physical lines in `[start, end)`. */
export function countLines(from: Source, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at = nextLine(from, at)) count++;
  return count;
}

function hasLoneReturn(text: string): boolean {
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) return true;
  }
  return false;
}

/** The offset after the line end of the line that holds `at`; the length of the text for the last line. */
export function nextLine(from: Source, at: number): number {
  const { text } = from;
  if (from.loneReturns) return nextLineOfEither(text, at);
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

/** Character by character: a search for the one line end could run to the end of the text, past thousands of the other. */
function nextLineOfEither(text: string, at: number): number {
  for (let offset = at; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10) return offset + 1;
    if (code === 13) return text.charCodeAt(offset + 1) === 10 ? offset + 2 : offset + 1;
  }
  return text.length;
}

/** The end of the line `[start, next)` without its line end and trailing blanks: BitBake strips both before all else. */
export function contentEnd(from: Source, start: number, next: number): number {
  return trimmedEnd(from.text, start, next);
}
