/** Sets of characters: what one unit of the text may be. */

const ASCII_COUNT = 128;

export interface CharacterSet {
  /** One for each ASCII character that is in the set. */
  readonly ascii: Uint8Array;
  /** Whether a unit from 128 on is in the set. */
  readonly beyond: (unit: number) => boolean;
}

export function hasUnit(set: CharacterSet, unit: number): boolean {
  return unit < ASCII_COUNT ? set.ascii[unit] === 1 : set.beyond(unit);
}

/** The set of all units that the test accepts. */
export function setOf(test: (unit: number) => boolean): CharacterSet {
  const ascii = new Uint8Array(ASCII_COUNT);
  for (let unit = 0; unit < ASCII_COUNT; unit++) ascii[unit] = test(unit) ? 1 : 0;
  return { ascii, beyond: test };
}

export type UnitTest = (unit: number) => boolean;

const UNICODE_WORD = /[\p{L}\p{N}_]/u;
const UNICODE_DIGIT = /\p{Nd}/u;
const UNICODE_SPACE = /[\p{Zs}\p{Zl}\p{Zp}]/u;

export const isAsciiDigit: UnitTest = (unit) => unit >= 48 && unit <= 57;

export const isAsciiWord: UnitTest = (unit) =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || isAsciiDigit(unit) || unit === 95;

export const isAsciiSpace: UnitTest = (unit) => unit === 32 || (unit >= 9 && unit <= 13);

export const isWord: UnitTest = (unit) =>
  unit < ASCII_COUNT ? isAsciiWord(unit) : UNICODE_WORD.test(String.fromCharCode(unit));

export const isDigit: UnitTest = (unit) =>
  unit < ASCII_COUNT ? isAsciiDigit(unit) : UNICODE_DIGIT.test(String.fromCharCode(unit));

// Python counts the separators U+001C to U+001F as white space, JavaScript does not; with U+FEFF it is the other way round.
export const isSpace: UnitTest = (unit) =>
  unit < ASCII_COUNT
    ? isAsciiSpace(unit) || (unit >= 0x1c && unit <= 0x1f)
    : unit === 0x85 || UNICODE_SPACE.test(String.fromCharCode(unit));

export const isNewline: UnitTest = (unit) => unit === 10;

/** Letters that are one another's other case beyond what lower case alone tells. */
const SAME_LETTER: ReadonlyMap<number, number> = new Map([
  [0x131, 0x69],
  [0x17f, 0x73],
  [0x3bc, 0xb5],
  [0x1fbe, 0x3b9],
  [0x345, 0x3b9],
  [0x3d0, 0x3b2],
  [0x3f5, 0x3b5],
  [0x3d1, 0x3b8],
  [0x3f0, 0x3ba],
  [0x3d6, 0x3c0],
  [0x3f1, 0x3c1],
  [0x3c2, 0x3c3],
  [0x3d5, 0x3c6],
  [0x1e9b, 0x1e61],
  [0xfb05, 0xfb06],
]);

/** One unit for all the cases of a letter. With `ascii`, only `A` to `Z` have a lower case. */
export function foldUnit(unit: number, ascii: boolean): number {
  if (unit < ASCII_COUNT) return unit >= 65 && unit <= 90 ? unit + 32 : unit;
  if (ascii) return unit;
  const lower = lowerUnit(unit);
  return SAME_LETTER.get(lower) ?? lower;
}

function lowerUnit(unit: number): number {
  // The dotted capital I has no lower case of one unit; Python takes its first.
  if (unit === 0x130) return 0x69;
  const lower = String.fromCharCode(unit).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

/** A test that accepts a unit if the given test accepts it in any of its cases. */
export function ignoringCase(test: UnitTest, ascii: boolean): UnitTest {
  if (ascii) {
    return (unit) => {
      if (test(unit)) return true;
      if (unit >= 65 && unit <= 90) return test(unit + 32);
      return unit >= 97 && unit <= 122 && test(unit - 32);
    };
  }
  return (unit) => {
    if (test(unit) || test(foldUnit(unit, false))) return true;
    const upper = String.fromCharCode(unit).toUpperCase();
    return upper.length === 1 && test(upper.charCodeAt(0));
  };
}
