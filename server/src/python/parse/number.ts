/** Number literals. */
import { PyFloat, type PyValue, Unknown } from '../value';
import { fail, type ParseContext, type SyntaxNode } from './context';

/** Beyond what is exact, and for complex numbers, the value is unknown. */
export function parseNumber(context: ParseContext, node: SyntaxNode): PyValue {
  const text = context.text(node).toLowerCase();
  if (/__|_$|_\.|\._/.test(text)) return fail(node, 'This is no number.');
  const digits = text.replaceAll('_', '');
  if (/^0[xob]/.test(digits)) return integerLiteral(digits);
  if (digits.endsWith('j')) return new Unknown('is a complex number');
  if (/[.e]/.test(digits)) return new PyFloat(Number(digits));
  // Python 2 wrote octal numbers so.
  return /^0+[1-9]/.test(digits) ? fail(node, 'A number must not begin with a zero.') : integerLiteral(digits);
}

function integerLiteral(digits: string): PyValue {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : new Unknown('is an integer beyond 2^53');
}
