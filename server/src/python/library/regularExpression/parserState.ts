/** What the parser of a pattern knows while it goes through it. */
import { IGNORECASE } from './flags';
import type { PatternSource } from './source';
import { type RegexNode, UNLIMITED, type Width } from './tree';

/** How Python ends for a pattern that nests too deeply, or whose repeats count too far. */
export class RegexTooLarge extends Error {}

export interface ParserState {
  readonly source: PatternSource;
  globalFlags: number;
  groupCount: number;
  readonly groupIndex: Map<string, number>;
  readonly openGroups: Set<number>;
  /** Of the groups that are closed. */
  readonly groupWidths: Map<number, Width>;
  /** Reported at the end: Python looks at this once all is parsed. */
  hasVariableLookbehind: boolean;
  /** The number of groups before the outermost lookbehind that is being parsed; what it defines it cannot refer to. */
  lookbehindGroups: number | undefined;
  /** Groups that a conditional asks for, with the offset of their number: they may be defined later. */
  readonly conditionalGroups: Map<number, number>;
}

/** A reference to a group; `back` is the length of what it is written as. */
export function backReference(state: ParserState, index: number, back: number, flags: number): RegexNode {
  if (state.openGroups.has(index)) throw state.source.error('cannot refer to an open group', back);
  checkLookbehindGroup(state, index);
  const width = state.groupWidths.get(index) ?? { min: 0, max: UNLIMITED };
  return { kind: 'backReference', index, ignoreCase: (flags & IGNORECASE) !== 0, width };
}

export function checkLookbehindGroup(state: ParserState, index: number): void {
  if (state.lookbehindGroups === undefined) return;
  if (state.openGroups.has(index)) throw state.source.error('cannot refer to an open group');
  if (index >= state.lookbehindGroups) {
    throw state.source.error('cannot refer to group defined in the same lookbehind subpattern');
  }
}
