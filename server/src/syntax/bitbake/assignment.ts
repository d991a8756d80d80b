/** Matches `[export] NAME[flag] OPERATOR "value"` as ConfHandler's pattern does, in one pass and without backtracking. */
import { isPythonSpace, skipSpaces } from '../pythonCharacters';
import type { Operator } from './tree';

/** Offsets of the parts in the matched text; `flagStart` is -1 without a flag. */
export interface AssignmentHead {
  readonly exported: boolean;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly flagStart: number;
  readonly flagEnd: number;
  readonly operator: Operator;
  readonly operatorStart: number;
  /** The offset of the opening quote. */
  readonly quote: number;
}

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const EQUALS = 0x3d;

/** `[a-zA-Z0-9\-_+.${}/~:]` by code. */
const nameCharacter = characterTable('-_+.${}/~:');
/** `[a-zA-Z0-9\-_+.]`, what a flag starts with. */
export const flagFirstCharacter = characterTable('-_+.');
/** `[a-zA-Z0-9\-_+.@/]`, what a flag goes on with. */
const flagCharacter = characterTable('-_+.@/');

function characterTable(punctuation: string): Uint8Array {
  const table = new Uint8Array(128);
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  for (const character of letters + punctuation) table[character.charCodeAt(0)] = 1;
  return table;
}

export function isNameCharacter(code: number): boolean {
  return code < 128 && nameCharacter[code] === 1;
}

/** The part up to the opening quote; undefined if the text does not begin like an assignment with a quoted value. */
export function matchAssignmentHead(text: string, start: number, end: number): AssignmentHead | undefined {
  if (text.startsWith('export', start) && isPythonSpace(text.charCodeAt(start + 6))) {
    const head = matchUnexportedHead(text, skipSpaces(text, start + 6, end), end, true);
    if (head) return head;
  }
  return matchUnexportedHead(text, start, end, false);
}

function matchUnexportedHead(text: string, start: number, end: number, exported: boolean): AssignmentHead | undefined {
  let nameEnd = start;
  while (nameEnd < end && isNameCharacter(text.charCodeAt(nameEnd))) nameEnd++;
  // The pattern takes the shortest name that fits. `:`, `+` and `.` may stand in a name and begin an operator, so
  // `FOO+="x"` is the operator `+=` on FOO, although `FOO+ = "x"` assigns to a variable named `FOO+`.
  if (nameEnd > start && text.charCodeAt(nameEnd) === EQUALS) {
    const operator = gluedOperator(text.charCodeAt(nameEnd - 1));
    const quote = operator ? quoteAfter(text, nameEnd + 1, end) : -1;
    if (operator && quote !== -1) {
      return headOf(exported, start, nameEnd - 1, -1, -1, operator, nameEnd - 1, quote);
    }
  }
  let flagStart = -1;
  let flagEnd = -1;
  let at = nameEnd;
  if (text.charCodeAt(at) === 0x5b) {
    flagEnd = matchFlag(text, at + 1, end);
    if (flagEnd === -1) return undefined;
    flagStart = at + 1;
    at = flagEnd + 1;
  }
  const operatorStart = skipSpaces(text, at, end);
  const operator = operatorAt(text, operatorStart);
  if (!operator) return undefined;
  const quote = quoteAfter(text, operatorStart + operator.length, end);
  if (quote === -1) return undefined;
  return headOf(exported, start, nameEnd, flagStart, flagEnd, operator, operatorStart, quote);
}

function headOf(
  exported: boolean,
  nameStart: number,
  nameEnd: number,
  flagStart: number,
  flagEnd: number,
  operator: Operator,
  operatorStart: number,
  quote: number,
): AssignmentHead {
  return { exported, nameStart, nameEnd, flagStart, flagEnd, operator, operatorStart, quote };
}

/** The end of a flag's name whose `]` follows, or -1. */
export function matchFlag(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (!(first < 128 && flagFirstCharacter[first] === 1)) return -1;
  let at = start + 1;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 0x5d) return at;
    if (!(code < 128 && flagCharacter[code] === 1)) return -1;
    at++;
  }
  return -1;
}

function gluedOperator(code: number): Operator | undefined {
  if (code === 0x3a) return ':=';
  if (code === 0x2b) return '+=';
  if (code === 0x2e) return '.=';
  return undefined;
}

/** The assignment operator at `at`, the longest that fits. */
export function operatorAt(text: string, at: number): Operator | undefined {
  const second = text.charCodeAt(at + 1);
  switch (text.charCodeAt(at)) {
    case EQUALS:
      return second === 0x2b ? '=+' : second === 0x2e ? '=.' : '=';
    case 0x3a:
      return second === EQUALS ? ':=' : undefined;
    case 0x2b:
      return second === EQUALS ? '+=' : undefined;
    case 0x2e:
      return second === EQUALS ? '.=' : undefined;
    case 0x3f:
      if (second === EQUALS) return '?=';
      return second === 0x3f && text.charCodeAt(at + 2) === EQUALS ? '??=' : undefined;
    default:
      return undefined;
  }
}

function quoteAfter(text: string, at: number, end: number): number {
  const quote = skipSpaces(text, at, end);
  if (quote >= end) return -1;
  const code = text.charCodeAt(quote);
  return code === QUOTE || code === APOSTROPHE ? quote : -1;
}

/**
 * Whether the text `[quote, end)` is a whole value: it ends in the quote it begins with, and does not hold exactly three of
 * them. BitBake takes everything up to the last quote, `"a" "b"` is the value `a" "b`.
 */
export function isWholeValue(text: string, quote: number, end: number): boolean {
  const last = end - 1;
  return last > quote && text.charCodeAt(last) === text.charCodeAt(quote) && !hasThreeQuotes(text, quote, end);
}

/** Exactly three quotes, the first and the last at the ends: the one form BitBake's pattern looks ahead for to refuse it. */
export function hasThreeQuotes(text: string, quote: number, end: number): boolean {
  const character = text.charAt(quote);
  const last = end - 1;
  if (last <= quote || text.charAt(last) !== character) return false;
  const second = text.indexOf(character, quote + 1);
  return second !== last && text.indexOf(character, second + 1) === last;
}
