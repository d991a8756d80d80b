/** Regular expressions with the syntax and the meaning that Python's `re` has for text. */
import { textCost } from '../run';
import { compileProgram } from './regularExpression/compile';
import type { RawMatch, Spend } from './regularExpression/execution';
import { parseRegex } from './regularExpression/parse';
import { matchAt, searchFrom } from './regularExpression/search';

export type { RawMatch, Spend } from './regularExpression/execution';
export { RegexFlagError } from './regularExpression/parse';
export { RegexTooLarge } from './regularExpression/parserState';
export { RegexError } from './regularExpression/source';

export interface Regex {
  readonly pattern: string;
  /** Those that the pattern sets itself included. */
  readonly flags: number;
  readonly groupCount: number;
  readonly groupIndex: ReadonlyMap<string, number>;
  /** A match that begins at `start`. */
  matchAt(text: string, start: number, spend: Spend): RawMatch | undefined;
  /** A match of the whole text from `start` on. */
  fullMatchAt(text: string, start: number, spend: Spend): RawMatch | undefined;
  /** The first match that begins at `start` or later; if `mustAdvance`, one that begins at `start` must not be empty. */
  search(text: string, start: number, spend: Spend, mustAdvance?: boolean): RawMatch | undefined;
}

/**
 * Throws `RegexError` for what Python rejects as a pattern, `RegexFlagError` for flags that contradict each other, `RegexTooLarge`
 * where it nests too deeply. Work is accounted to the `spend` of each call, which ends it by throwing.
 */
export function compileRegex(pattern: string, flags = 0): Regex {
  const parsed = parseRegex(pattern, flags);
  const program = compileProgram(parsed);
  return {
    pattern,
    flags: parsed.flags,
    groupCount: parsed.groupCount,
    groupIndex: parsed.groupIndex,
    matchAt: (text, start, spend) => matchAt(program, text, start, {}, spend),
    fullMatchAt: (text, start, spend) => matchAt(program, text, start, { isFull: true }, spend),
    search: (text, start, spend, mustAdvance = false) => searchFrom(program, text, start, { mustAdvance }, spend),
  };
}

/** A set of characters is asked for each ASCII one when it is made. */
const STEPS_A_CHARACTER = 16;

/** The steps that compiling a pattern costs. */
export function compileCost(pattern: string): number {
  return STEPS_A_CHARACTER * pattern.length + textCost(pattern.length);
}
