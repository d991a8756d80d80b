/** `[...]` of a pattern. */
import { type CharacterSet, foldUnit, ignoringCase, setOf, type UnitTest } from './characterSet';
import { classEscape } from './escape';
import { ASCII, IGNORECASE } from './flags';
import type { PatternSource } from './source';

type Member = { readonly kind: 'unit'; readonly unit: number } | { readonly kind: 'test'; readonly test: UnitTest };

interface Range {
  readonly low: number;
  readonly high: number;
}

type ParsedSet =
  | { readonly kind: 'literal'; readonly unit: number }
  | { readonly kind: 'set'; readonly set: CharacterSet };

/** Parses up to the closing bracket; the opening one has been taken. */
export function parseSet(source: PatternSource, flags: number): ParsedSet {
  const start = source.position - 1;
  const isNegated = source.takeIf('^');
  const ranges: Range[] = [];
  const tests: UnitTest[] = [];
  const add = (member: Member): void => {
    if (member.kind === 'test') tests.push(member.test);
    else ranges.push({ low: member.unit, high: member.unit });
  };
  const takeOrFail = (): string => {
    const taken = source.take();
    if (taken === undefined) throw source.error('unterminated character set', source.position - start);
    return taken;
  };
  for (;;) {
    const first = takeOrFail();
    if (first === ']' && ranges.length + tests.length > 0) break;
    const from = parseMember(source, first, flags);
    if (!source.takeIf('-')) {
      for (const member of from) add(member);
      continue;
    }
    const second = takeOrFail();
    if (second === ']') {
      for (const member of from) add(member);
      add({ kind: 'unit', unit: 45 });
      break;
    }
    ranges.push(rangeOf(source, first, from, second, parseMember(source, second, flags)));
  }
  const only = ranges[0];
  if (!isNegated && tests.length === 0 && ranges.length === 1 && only && only.low === only.high) {
    return { kind: 'literal', unit: only.low };
  }
  return { kind: 'set', set: buildSet(ranges, tests, isNegated, flags) };
}

/** What one character or escape stands for; a character beyond the BMP is two units, either of which then matches. */
function parseMember(source: PatternSource, taken: string, flags: number): readonly Member[] {
  if (taken[0] !== '\\') return [{ kind: 'unit', unit: taken.charCodeAt(0) }];
  const parsed = classEscape(source, taken, (flags & ASCII) !== 0);
  if (parsed.kind === 'category') return [{ kind: 'test', test: parsed.test }];
  if (parsed.kind === 'units') return parsed.units.map((unit) => ({ kind: 'unit', unit }));
  return [];
}

function rangeOf(
  source: PatternSource,
  first: string,
  from: readonly Member[],
  second: string,
  to: readonly Member[],
): Range {
  const low = from[0];
  const high = to[0];
  if (low?.kind !== 'unit' || high?.kind !== 'unit' || high.unit < low.unit) {
    throw source.error(`bad character range ${first}-${second}`, first.length + 1 + second.length);
  }
  return { low: low.unit, high: high.unit };
}

function buildSet(
  ranges: readonly Range[],
  tests: readonly UnitTest[],
  isNegated: boolean,
  flags: number,
): CharacterSet {
  const isAscii = (flags & ASCII) !== 0;
  let accepts: UnitTest = (unit) => {
    for (const range of ranges) if (unit >= range.low && unit <= range.high) return true;
    for (const test of tests) if (test(unit)) return true;
    return false;
  };
  if ((flags & IGNORECASE) !== 0) {
    const folded = new Set<number>();
    for (const range of ranges) if (range.low === range.high) folded.add(foldUnit(range.low, isAscii));
    const inAnyCase = ignoringCase(accepts, isAscii);
    accepts = (unit) => folded.has(foldUnit(unit, isAscii)) || inAnyCase(unit);
  }
  return setOf(isNegated ? (unit) => !accepts(unit) : accepts);
}
