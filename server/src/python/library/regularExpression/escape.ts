/** What a backslash and the character after it stand for. */
import { isAsciiDigit, isAsciiSpace, isAsciiWord, isDigit, isSpace, isWord, type UnitTest } from './characterSet';
import { isAsciiLetter, isDecimalDigit, isHexDigit, isOctalDigit, type PatternSource } from './source';
import type { Place } from './tree';

export type Escape =
  | { readonly kind: 'units'; readonly units: readonly number[] }
  | { readonly kind: 'category'; readonly test: UnitTest }
  | { readonly kind: 'at'; readonly place: Place }
  | { readonly kind: 'group'; readonly index: number; readonly length: number };

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['b', 8],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
  ['\\', 92],
]);

/** The escape that the source's last taken characters began, inside `[...]`. */
export function classEscape(source: PatternSource, taken: string, ascii: boolean): Escape {
  const letter = taken[1] ?? '';
  const control = CONTROLS.get(letter);
  if (control !== undefined) return unit(control);
  const category = categoryTest(letter, ascii);
  if (category) return { kind: 'category', test: category };
  const hexadecimal = hexadecimalEscape(source, taken);
  if (hexadecimal) return hexadecimal;
  if (isOctalDigit(letter)) {
    return octal(source, taken + source.takeWhile(2, isOctalDigit));
  }
  if (isDecimalDigit(letter) || isAsciiLetter(letter)) throw badEscape(source, taken);
  return unit(letter.charCodeAt(0));
}

/** The escape that the source's last taken characters began, outside of `[...]`. */
export function patternEscape(source: PatternSource, taken: string, ascii: boolean): Escape {
  const letter = taken[1] ?? '';
  const place = placeOf(letter, ascii);
  if (place) return { kind: 'at', place };
  const category = categoryTest(letter, ascii);
  if (category) return { kind: 'category', test: category };
  const control = CONTROLS.get(letter);
  if (control !== undefined) return unit(control);
  const hexadecimal = hexadecimalEscape(source, taken);
  if (hexadecimal) return hexadecimal;
  if (letter === '0') return octal(source, taken + source.takeWhile(2, isOctalDigit));
  if (isDecimalDigit(letter)) return octalOrGroup(source, taken);
  if (isAsciiLetter(letter)) throw badEscape(source, taken);
  return unit(letter.charCodeAt(0));
}

/** `\12` is a group, `\123` a character: Python takes three octal digits for a character and all else for a group. */
function octalOrGroup(source: PatternSource, taken: string): Escape {
  let sequence = taken;
  if (source.next !== undefined && isDecimalDigit(source.next)) {
    sequence += source.take();
    const isOctal = isOctalDigit(sequence[1] ?? '') && isOctalDigit(sequence[2] ?? '');
    if (isOctal && source.next !== undefined && isOctalDigit(source.next))
      return octal(source, sequence + source.take());
  }
  return { kind: 'group', index: Number(sequence.slice(1)), length: sequence.length };
}

function octal(source: PatternSource, sequence: string): Escape {
  const value = Number.parseInt(sequence.slice(1), 8);
  if (value > 0o377) {
    throw source.error(`octal escape value ${sequence} outside of range 0-0o377`, sequence.length);
  }
  return unit(value);
}

const HEXADECIMAL_DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function hexadecimalEscape(source: PatternSource, taken: string): Escape | undefined {
  const count = HEXADECIMAL_DIGITS.get(taken[1] ?? '');
  if (count === undefined) return undefined;
  const sequence = taken + source.takeWhile(count, isHexDigit);
  if (sequence.length !== 2 + count) throw source.error(`incomplete escape ${sequence}`, sequence.length);
  const value = Number.parseInt(sequence.slice(2), 16);
  if (value > 0x10ffff) throw badEscape(source, sequence);
  if (value <= 0xffff) return unit(value);
  const text = String.fromCodePoint(value);
  return { kind: 'units', units: [text.charCodeAt(0), text.charCodeAt(1)] };
}

function unit(value: number): Escape {
  return { kind: 'units', units: [value] };
}

function badEscape(source: PatternSource, sequence: string): Error {
  return source.error(`bad escape ${sequence}`, sequence.length);
}

function placeOf(letter: string, ascii: boolean): Place | undefined {
  switch (letter) {
    case 'A':
      return 'textStart';
    case 'Z':
      return 'textEnd';
    case 'b':
      return ascii ? 'asciiWordBoundary' : 'wordBoundary';
    case 'B':
      return ascii ? 'noAsciiWordBoundary' : 'noWordBoundary';
    default:
      return undefined;
  }
}

function categoryTest(letter: string, ascii: boolean): UnitTest | undefined {
  switch (letter) {
    case 'd':
      return ascii ? isAsciiDigit : isDigit;
    case 's':
      return ascii ? isAsciiSpace : isSpace;
    case 'w':
      return ascii ? isAsciiWord : isWord;
    case 'D':
      return not(ascii ? isAsciiDigit : isDigit);
    case 'S':
      return not(ascii ? isAsciiSpace : isSpace);
    case 'W':
      return not(ascii ? isAsciiWord : isWord);
    default:
      return undefined;
  }
}

function not(test: UnitTest): UnitTest {
  return (value) => !test(value);
}
