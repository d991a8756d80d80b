/** The instructions that a pattern is compiled to. `execute.ts` says what each does. */
import type { CharacterSet } from './characterSet';

/** The operations, each followed by its operands in `code`. */
export enum Op {
  /** The pattern has matched. */
  Match = 0,
  /** unit */
  Unit = 1,
  /** set */
  Set = 2,
  /** string */
  Text = 3,
  /** place */
  At = 4,
  /** other: goes on with the next instruction, and with the other one if that fails. */
  Split = 5,
  /** target */
  Jump = 6,
  /** group */
  Open = 7,
  /** group */
  Close = 8,
  /** set, min, max; a `Shrink` follows */
  RepeatGreedy = 9,
  /** Takes one unit of a greedy repeat back. */
  Shrink = 10,
  /** set, min, max; a `Grow` follows */
  RepeatLazy = 11,
  /** set: adds one unit to a lazy repeat. */
  Grow = 12,
  /** set, min, max */
  RepeatPossessive = 13,
  /** registers */
  LoopStart = 14,
  /** registers, min, max, tail; the body follows */
  LoopGreedy = 15,
  /** registers, min, max, tail; a `LoopAgain` and the body follow */
  LoopLazy = 16,
  /** registers */
  LoopAgain = 17,
  /** registers, width; the width is 0 for a look ahead */
  LookStart = 18,
  /** registers */
  LookEnd = 19,
  /** registers, width, tail */
  NotStart = 20,
  /** registers */
  NotEnd = 21,
  /** registers */
  AtomicStart = 22,
  /** registers */
  AtomicEnd = 23,
  /** group */
  BackReference = 24,
  /** group */
  BackReferenceIgnoringCase = 25,
  /** group, target if it did not match */
  Conditional = 26,
}

export interface RegexProgram {
  readonly code: Int32Array;
  readonly sets: readonly CharacterSet[];
  readonly texts: readonly string[];
  /** Without group 0. */
  readonly groupCount: number;
  /**
   * Registers 2g and 2g+1 hold the span of group g (those of group 0 are unused); the next one the group that was closed last; the
   * others belong to loops and look arounds.
   */
  readonly registerCount: number;
  /** What every match begins with. */
  readonly prefix: string;
  /** What the first unit of every match is; undefined where a match may be empty. */
  readonly firstUnits: CharacterSet | undefined;
  /** Whether a match can only begin where the text does. */
  readonly isAnchored: boolean;
}

/** The register that holds the group that was closed last. */
export function lastGroupRegister(program: RegexProgram): number {
  return 2 * (program.groupCount + 1);
}
