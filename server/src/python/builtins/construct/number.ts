/** `int()` and `float()`. */
import { integer } from '../../arithmetic';
import type { Allocate } from '../../class';
import { raise } from '../../exception';
import { stringRepr } from '../../literalText';
import { latin1 } from '../../membership';
import { callSpecial } from '../../special';
import { integerOf, requireInteger } from '../../subscriptIndex';
import { typeName } from '../../typeName';
import { PyBytes, PyFloat, type PyValue, Unknown } from '../../value';
import { strip } from '../text/strip';

export const constructInt: Allocate = (_cls, args, keywords, run) => {
  const [value = 0] = args;
  const base = args[1] ?? keywords.get('base');
  if (args.length > 2) raise('TypeError', `int() takes at most 2 arguments (${args.length} given)`);
  if (base !== undefined) {
    const text = value instanceof PyBytes ? latin1(value) : value;
    if (typeof text !== 'string') return raise('TypeError', "int() can't convert non-string with explicit base");
    return parseInteger(text, requireInteger(base, run));
  }
  if (typeof value === 'string') return parseInteger(value, 10);
  if (value instanceof PyFloat) return truncate(value.value);
  if (value instanceof PyBytes) return parseInteger(latin1(value), 10);
  const whole = callSpecial(value, '__int__', [], run) ?? integerOf(value, run);
  if (whole !== undefined) return whole;
  const accepted = 'a string, a bytes-like object or a real number';
  return raise('TypeError', `int() argument must be ${accepted}, not '${typeName(value)}'`);
};

function truncate(value: number): PyValue {
  if (Number.isNaN(value)) raise('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) raise('OverflowError', 'cannot convert float infinity to integer');
  return integer(Math.trunc(value));
}

const PREFIXES: Readonly<Record<string, number>> = { '0x': 16, '0o': 8, '0b': 2 };

/** As Python reads an integer in a base, with underscores between digits; base 0 goes by the prefix. */
function parseInteger(text: string, base: number): PyValue {
  if (base !== 0 && (base < 2 || base > 36)) raise('ValueError', 'int() base must be >= 2 and <= 36, or 0');
  const invalid = (): never =>
    raise('ValueError', `invalid literal for int() with base ${base}: ${stringRepr(text.slice(0, 200))}`);
  const match = /^([-+]?)(0[xob])?_?([0-9a-z_]*)$/.exec(asciiDigits(strip(text)).toLowerCase());
  if (!match) return invalid();
  const [, sign, prefix = '', rest = ''] = match;
  const prefixBase = PREFIXES[prefix];
  const usesPrefix = prefixBase !== undefined && (base === 0 || base === prefixBase);
  const digits = usesPrefix ? rest : prefix + rest;
  const radix = base === 0 ? (prefixBase ?? 10) : base;
  if (!isNumeral(digits, radix) || (base === 0 && !usesPrefix && /^0+[1-9]/.test(digits))) return invalid();
  const plain = digits.replaceAll('_', '');
  if (plain.length > 60) return new Unknown('is an integer beyond 2^53');
  let value = 0;
  for (const digit of plain) value = value * radix + Number.parseInt(digit, 36);
  return integer(sign === '-' ? -value : value);
}

/** What is no digit in a base, and no underscore. */
function otherThanDigits(radix: number): RegExp {
  const largest = (radix - 1).toString(36);
  return radix > 10 ? new RegExp(`[^0-9a-${largest}_]`) : new RegExp(`[^0-${largest}_]`);
}

function isNumeral(digits: string, radix: number): boolean {
  if (digits === '' || digits.startsWith('_') || digits.endsWith('_') || digits.includes('__')) return false;
  return !otherThanDigits(radix).test(digits);
}

/** Digits of other scripts count as well. */
function asciiDigits(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) => {
    const digit = decimalDigit(character);
    return digit === undefined ? character : String(digit);
  });
}

const decimal = /^\p{Nd}$/u;

/** Decimal digits come in runs of ten, from zero to nine. */
export function decimalDigit(character: string): number | undefined {
  if (!decimal.test(character)) return undefined;
  const point = character.codePointAt(0) ?? 0;
  let start = point;
  while (decimal.test(String.fromCodePoint(start - 1)) && point - start < 60) start--;
  return (point - start) % 10;
}

export const constructFloat: Allocate = (_cls, args, _keywords, run) => {
  const [value = 0] = args;
  if (typeof value === 'number') return new PyFloat(value);
  if (value instanceof PyFloat) return value;
  if (typeof value === 'string') return parseFloatText(value);
  if (value instanceof PyBytes) return parseFloatText(latin1(value));
  const special = callSpecial(value, '__float__', [], run);
  if (special !== undefined) return special;
  const whole = integerOf(value, run);
  if (whole !== undefined) return new PyFloat(whole);
  return raise('TypeError', `float() argument must be a string or a real number, not '${typeName(value)}'`);
};

function parseFloatText(text: string): PyValue {
  const stripped = asciiDigits(strip(text));
  const special = /^([-+]?)(inf|infinity|nan)$/i.exec(stripped);
  if (special) {
    const magnitude = special[2]?.toLowerCase() === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY;
    return new PyFloat(special[1] === '-' ? -magnitude : magnitude);
  }
  const isNumber = /^[-+]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+(?:_\d+)*)?$/i.test(
    stripped,
  );
  if (!isNumber) return raise('ValueError', `could not convert string to float: ${stringRepr(text.slice(0, 200))}`);
  return new PyFloat(Number(stripped.replaceAll('_', '')));
}
