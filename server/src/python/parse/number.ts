/** Number literals. */
import { PyFloat, type PyValue, Unknown } from '../value';
import type { ParseContext } from './context';

/** The number that is the current token. Beyond what is exact, and for complex numbers, the value is unknown. */
export function parseNumber(context: ParseContext): PyValue {
  const { text, start } = context;
  context.next();
  const plain = Number(text);
  if (Number.isSafeInteger(plain) && String(plain) === text) return plain;
  const literal = text.toLowerCase();
  if (/__|_$|_\.|\._|^0[xob]$/.test(literal)) return context.fail('This is no number.', start);
  const digits = literal.replaceAll('_', '');
  if (/^0[xob]/.test(digits)) return integerLiteral(digits);
  if (digits.endsWith('j')) return new Unknown('is a complex number');
  if (/[.e]/.test(digits)) return new PyFloat(Number(digits));
  // Python 2 wrote octal numbers so.
  if (/^0+[1-9]/.test(digits)) return context.fail('A number must not begin with a zero.', start);
  return integerLiteral(digits);
}

function integerLiteral(digits: string): PyValue {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : new Unknown('is an integer beyond 2^53');
}
