/** Finds a match of a compiled pattern in a text. */
import { hasUnit } from './characterSet';
import { Execution, type MatchMode, type RawMatch, type Spend } from './execution';
import type { RegexProgram } from './program';

/** A match that begins exactly at `start`. */
export function matchAt(
  program: RegexProgram,
  text: string,
  start: number,
  mode: MatchMode,
  spend: Spend,
): RawMatch | undefined {
  return new Execution(program, text, spend).run(start, mode);
}

/** The first match that begins at `start` or later. */
export function searchFrom(
  program: RegexProgram,
  text: string,
  start: number,
  mode: MatchMode,
  spend: Spend,
): RawMatch | undefined {
  const execution = new Execution(program, text, spend);
  if (program.isAnchored) return start === 0 ? execution.run(0, mode) : undefined;
  for (let from = start; from <= text.length; from++) {
    const candidate = nextCandidate(program, text, from);
    if (candidate < 0) {
      spend(1 + ((text.length - from) >>> 4));
      return undefined;
    }
    if (candidate > from) spend(1 + ((candidate - from) >>> 4));
    from = candidate;
    const match = execution.run(from, from === start ? mode : { isFull: mode.isFull ?? false });
    if (match) return match;
  }
  return undefined;
}

function nextCandidate(program: RegexProgram, text: string, from: number): number {
  if (program.prefix !== '') return text.indexOf(program.prefix, from);
  const first = program.firstUnits;
  if (!first) return from;
  for (let index = from; index < text.length; index++) if (hasUnit(first, text.charCodeAt(index))) return index;
  return -1;
}
