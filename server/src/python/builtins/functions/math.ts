/** Functions of numbers. */
import { binaryOperation, integer } from '../../arithmetic';
import { numberOf } from '../../equality';
import { raise } from '../../exception';
import { iterate } from '../../iterate';
import { defineNative } from '../../native';
import { roundHalfEven } from '../../round';
import { callSpecial } from '../../special';
import { requireInteger } from '../../subscriptIndex';
import { typeName } from '../../typeName';
import { PyFloat, type PyNative, PyTuple, type PyValue, Unknown } from '../../value';

export const mathFunctions: readonly PyNative[] = [
  defineNative('abs(x, /)', (run, value) => {
    if (value instanceof PyFloat) return new PyFloat(Math.abs(value.value));
    const number = numberOf(value);
    if (number !== undefined) return Math.abs(number);
    return (
      callSpecial(value, '__abs__', [], run) ?? raise('TypeError', `bad operand type for abs(): '${typeName(value)}'`)
    );
  }),
  defineNative('divmod(x, y, /)', (run, left, right) => {
    return new PyTuple([binaryOperation('//', left, right, run), binaryOperation('%', left, right, run)]);
  }),
  defineNative('pow(base, exp, mod=None)', (run, base, exponent, modulus) => {
    return modulus === null
      ? binaryOperation('**', base, exponent, run)
      : modularPower(base, exponent, modulus, run.spend);
  }),
  defineNative('round(number, ndigits=None)', (run, value, digits) => {
    const special = callSpecial(value, '__round__', digits === null ? [] : [digits], run);
    if (special !== undefined) return special;
    const number = numberOf(value);
    if (number === undefined) return raise('TypeError', `type ${typeName(value)} doesn't define __round__ method`);
    const count = digits === null ? undefined : requireInteger(digits, run);
    if (value instanceof PyFloat) return roundFloat(number, count);
    return count === undefined || count >= 0 ? number : integer(roundHalfEven(number, count));
  }),
  defineNative('sum(iterable, /, start=0)', (run, iterable, start) => {
    if (typeof start === 'string') return raise('TypeError', "sum() can't sum strings [use ''.join(seq) instead]");
    let total: PyValue = start;
    for (const item of iterate(iterable, run)) total = binaryOperation('+', total, item, run);
    return total;
  }),
];

function roundFloat(value: number, digits: number | undefined): PyValue {
  if (digits !== undefined) return new PyFloat(Number.isFinite(value) ? roundHalfEven(value, digits) : value);
  if (Number.isNaN(value)) return raise('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) return raise('OverflowError', 'cannot convert float infinity to integer');
  return integer(roundHalfEven(value, 0));
}

function modularPower(base: PyValue, exponent: PyValue, modulus: PyValue, spend: (steps: number) => void): PyValue {
  const [first, second, third] = [base, exponent, modulus].map((value) =>
    value instanceof PyFloat ? undefined : numberOf(value),
  );
  if (first === undefined || second === undefined || third === undefined) {
    return raise('TypeError', 'pow() 3rd argument not allowed unless all arguments are integers');
  }
  if (third === 0) return raise('ValueError', 'pow() 3rd argument cannot be 0');
  if (second < 0) return new Unknown('is a modular inverse');
  spend(60);
  const divisor = BigInt(third);
  let result = 1n;
  let factor = BigInt(first) % divisor;
  for (let left = BigInt(second); left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * factor) % divisor;
    factor = (factor * factor) % divisor;
  }
  result %= divisor;
  // The remainder has the sign of the divisor.
  return integer(Number(result !== 0n && result < 0n !== divisor < 0n ? result + divisor : result));
}
