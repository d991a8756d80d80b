/** Parses the pattern language of Python 3.11's `re`, for text (not for bytes). */
import { foldUnit, hasUnit, isNewline, setOf, type UnitTest } from './characterSet';
import { patternEscape } from './escape';
import { ASCII, DOTALL, IGNORECASE, LOCALE, MULTILINE, UNICODE, VERBOSE } from './flags';
import { parseParenthesis } from './parseGroup';
import { parseRepeat } from './parseRepeat';
import { backReference, type ParserState, RegexTooLarge } from './parserState';
import { parseSet } from './parseSet';
import { PatternSource, RegexError } from './source';
import type { RegexNode } from './tree';

export interface ParsedRegex {
  readonly node: RegexNode;
  /** Those given and those that stand in the pattern. */
  readonly flags: number;
  readonly groupCount: number;
  readonly groupIndex: ReadonlyMap<string, number>;
}

/** A pattern that nests deeper is not parsed: CPython gives up a bit later. */
const DEEPEST_NESTING = 150;

const WHITESPACE = ' \t\n\r\v\f';

/** Throws `RegexError` for what Python rejects. */
export function parseRegex(pattern: string, flags: number): ParsedRegex {
  const source = new PatternSource(pattern);
  const state: ParserState = {
    source,
    globalFlags: flags,
    groupCount: 1,
    groupIndex: new Map(),
    openGroups: new Set(),
    groupWidths: new Map(),
    hasVariableLookbehind: false,
    lookbehindGroups: undefined,
    conditionalGroups: new Map(),
  };
  const node = parseBranches(state, flags, 0);
  if (source.next !== undefined) throw source.error('unbalanced parenthesis');
  for (const [group, position] of state.conditionalGroups) {
    if (group >= state.groupCount) throw new RegexError(`invalid group reference ${group}`, position);
  }
  const finalFlags = typeFlags(state.globalFlags);
  if (state.hasVariableLookbehind) throw new RegexError('look-behind requires fixed-width pattern', null);
  return {
    node,
    flags: finalFlags,
    groupCount: state.groupCount - 1,
    groupIndex: state.groupIndex,
  };
}

/** Adds the UNICODE flag, which every pattern without ASCII has. Throws where flags contradict each other. */
function typeFlags(flags: number): number {
  if ((flags & LOCALE) !== 0) throw new RegexFlagError('cannot use LOCALE flag with a str pattern');
  if ((flags & ASCII) === 0) return flags | UNICODE;
  if ((flags & UNICODE) !== 0) throw new RegexFlagError('ASCII and UNICODE flags are incompatible');
  return flags;
}

/** What Python raises as a ValueError. */
export class RegexFlagError extends Error {}

/** Choices between bars. */
export function parseBranches(state: ParserState, flags: number, depth: number): RegexNode {
  if (depth > DEEPEST_NESTING) throw new RegexTooLarge();
  const { source } = state;
  let branchFlags = flags;
  const choices = [parseSequence(state, flags, depth, depth === 0)];
  while (source.takeIf('|')) {
    if (depth === 0) branchFlags = state.globalFlags;
    choices.push(parseSequence(state, branchFlags, depth, false));
  }
  const only = choices[0];
  if (choices.length === 1 && only) return only;
  return unionOf(choices) ?? { kind: 'branch', choices };
}

/** Choices of one character each are a set. */
function unionOf(choices: readonly RegexNode[]): RegexNode | undefined {
  const tests: UnitTest[] = [];
  for (const choice of choices) {
    if (choice.kind === 'literal') tests.push((unit) => unit === choice.unit);
    else if (choice.kind === 'set') tests.push((unit) => hasUnit(choice.set, unit));
    else return undefined;
  }
  return { kind: 'set', set: setOf((unit) => tests.some((test) => test(unit))) };
}

/** One choice. `isFirst` says whether the pattern begins with it, so that flags for all of it may stand there. */
export function parseSequence(state: ParserState, givenFlags: number, depth: number, isFirst: boolean): RegexNode {
  const { source } = state;
  const items: RegexNode[] = [];
  let flags = givenFlags;
  for (;;) {
    const next = source.next;
    if (next === undefined || next === '|' || next === ')') break;
    source.take();
    if ((flags & VERBOSE) !== 0) {
      if (WHITESPACE.includes(next)) continue;
      if (next === '#') {
        skipComment(source);
        continue;
      }
    }
    if (next[0] === '\\') items.push(...escapeNodes(state, next, flags));
    else if (next === '[') items.push(setNode(source, flags));
    else if (next === '*' || next === '+' || next === '?' || next === '{') parseRepeat(source, items, next);
    else if (next === '.') items.push({ kind: 'set', set: anyUnit(flags) });
    else if (next === '^') items.push({ kind: 'at', place: (flags & MULTILINE) !== 0 ? 'lineStart' : 'textStart' });
    else if (next === '$') items.push({ kind: 'at', place: (flags & MULTILINE) !== 0 ? 'lineEnd' : 'lastLineEnd' });
    else if (next === '(') {
      const parsed = parseParenthesis(state, flags, depth, isFirst && items.length === 0);
      if (parsed === 'global flags') flags = state.globalFlags;
      else if (parsed !== 'comment') items.push(parsed);
    } else items.push(literal(next.charCodeAt(0), flags));
  }
  const only = items[0];
  return items.length === 1 && only ? only : { kind: 'sequence', items };
}

function skipComment(source: PatternSource): void {
  for (;;) {
    const taken = source.take();
    if (taken === undefined || taken === '\n') return;
  }
}

function anyUnit(flags: number) {
  return (flags & DOTALL) !== 0 ? setOf(() => true) : setOf((unit) => !isNewline(unit));
}

function literal(unit: number, flags: number): RegexNode {
  if ((flags & IGNORECASE) === 0) return { kind: 'literal', unit };
  const isAscii = (flags & ASCII) !== 0;
  const folded = foldUnit(unit, isAscii);
  // A letter that has no other case is compared as it is.
  if (unit < 128 && !isAsciiLetterUnit(folded)) return { kind: 'literal', unit };
  return { kind: 'set', set: setOf((other) => foldUnit(other, isAscii) === folded) };
}

function isAsciiLetterUnit(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

function setNode(source: PatternSource, flags: number): RegexNode {
  const parsed = parseSet(source, flags);
  return parsed.kind === 'literal' ? literal(parsed.unit, flags) : { kind: 'set', set: parsed.set };
}

function escapeNodes(state: ParserState, taken: string, flags: number): readonly RegexNode[] {
  const parsed = patternEscape(state.source, taken, (flags & ASCII) !== 0);
  switch (parsed.kind) {
    case 'at':
      return [{ kind: 'at', place: parsed.place }];
    case 'category':
      return [{ kind: 'set', set: setOf(parsed.test) }];
    case 'group': {
      if (parsed.index >= state.groupCount) {
        throw state.source.error(`invalid group reference ${parsed.index}`, parsed.length - 1);
      }
      return [backReference(state, parsed.index, parsed.length, flags)];
    }
    case 'units': {
      const units = parsed.units.map((unit) => literal(unit, flags));
      return units.length === 1 ? units : [{ kind: 'sequence', items: units }];
    }
  }
}
