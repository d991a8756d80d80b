/** Digits of floats as the `e`, `f` and `g` formats of Python (and C) give them. */
import { floatRepr } from '../literalText';
import { exponentialHalfEven, fixedHalfEven } from '../round';

/** The most digits that JavaScript gives behind the point. */
const DIGIT_LIMIT = 100;

/** A magnitude, so without sign. */
export function formatFloat(magnitude: number, type: string, precision: number, isAlternate: boolean): string {
  const isUpper = type === type.toUpperCase();
  const text = digitsOf(magnitude, type.toLowerCase(), Math.min(precision, DIGIT_LIMIT), isAlternate);
  return isUpper ? text.toUpperCase() : text;
}

function digitsOf(magnitude: number, type: string, precision: number, isAlternate: boolean): string {
  if (Number.isNaN(magnitude)) return 'nan';
  if (!Number.isFinite(magnitude)) return 'inf';
  if (type === 'f') return fixed(magnitude, precision) + (isAlternate && precision === 0 ? '.' : '');
  if (type === 'e') return twoDigitExponent(exponentialHalfEven(magnitude, precision));
  const significant = precision === 0 ? 1 : precision;
  const exponent = magnitude === 0 ? 0 : Number(exponentialHalfEven(magnitude, significant - 1).split('e')[1]);
  if (exponent < -4 || exponent >= significant) {
    const text = twoDigitExponent(exponentialHalfEven(magnitude, significant - 1));
    return isAlternate ? text : text.replace(/\.?0*e/, 'e');
  }
  const text = fixed(magnitude, Math.max(0, significant - 1 - exponent));
  return isAlternate || !text.includes('.') ? text : text.replace(/\.?0*$/, '');
}

/** JavaScript switches to an exponent at 10^21; these are integers, whose digits BigInt knows. */
function fixed(magnitude: number, precision: number): string {
  if (magnitude < 1e21) return fixedHalfEven(magnitude, precision);
  return BigInt(magnitude).toString() + (precision > 0 ? `.${'0'.repeat(precision)}` : '');
}

function twoDigitExponent(text: string): string {
  return text.replace(/e([-+])(\d)$/, 'e$10$2');
}

/** As `str(value)`, for a format without type and precision. */
export function withExponentDigits(magnitude: number): string {
  return floatRepr(magnitude);
}

/** With a separator after each `size` digits from the right. */
export function grouped(digits: string, separator: string, size: number): string {
  let out = '';
  for (let index = 0; index < digits.length; index++) {
    if (index > 0 && (digits.length - index) % size === 0) out += separator;
    out += digits.charAt(index);
  }
  return out;
}
