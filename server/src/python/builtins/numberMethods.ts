/** The methods of `int` and `float`. */
import { integer } from '../arithmetic';
import { PyProperty, PyStaticMethod } from '../class';
import { numberOf } from '../equality';
import { raise } from '../exception';
import { defineMethod, defineNative, nativeTable } from '../native';
import { PyBytes, PyFloat, PyTuple, type PyValue } from '../value';

function integerSelf(value: PyValue): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? value : raise('TypeError', 'an int is needed');
}

const fromBytes = defineNative("from_bytes(bytes, byteorder='big', *, signed=False)", (run, bytes, order, signed) => {
  if (!(bytes instanceof PyBytes)) return raise('TypeError', 'cannot convert to bytes');
  run.spend(bytes.bytes.length);
  const ordered = order === 'little' ? [...bytes.bytes].reverse() : [...bytes.bytes];
  const value = ordered.reduce((sum, byte) => sum * 256 + byte, 0);
  return integer(signed === true && (ordered[0] ?? 0) >= 0x80 ? value - 256 ** ordered.length : value);
});

/** An attribute that is worked out when it is asked for. */
function part(name: string, of: (value: PyValue) => PyValue): readonly [string, PyValue] {
  return [
    name,
    new PyProperty(
      defineNative(`${name}(self, /)`, (_run, self) => of(self)),
      null,
      null,
    ),
  ];
}

export const intMethods: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  part('real', integerSelf),
  part('numerator', integerSelf),
  part('imag', () => 0),
  part('denominator', () => 1),
  ...nativeTable([
    defineMethod('bit_length(self, /)', (_run, self) => {
      const magnitude = Math.abs(integerSelf(self));
      return magnitude === 0 ? 0 : magnitude.toString(2).length;
    }),
    defineMethod(
      'bit_count(self, /)',
      (_run, self) => Math.abs(integerSelf(self)).toString(2).replaceAll('0', '').length,
    ),
    defineMethod('conjugate(self, /)', (_run, self) => integerSelf(self)),
    defineMethod('is_integer(self, /)', () => true),
    defineMethod("to_bytes(self, length=1, byteorder='big')", (run, self, length, order) => {
      const size = integerSelf(length);
      let left = integerSelf(self);
      run.spend(1 + size);
      const bytes = new Uint8Array(size);
      for (let index = size - 1; index >= 0; index--) {
        bytes[index] = left % 256;
        left = Math.floor(left / 256);
      }
      if (left > 0) raise('OverflowError', 'int too big to convert');
      if (left < 0) raise('OverflowError', "can't convert negative int to unsigned");
      return new PyBytes(order === 'little' ? bytes.reverse() : bytes);
    }),
  ]),
  ['from_bytes', new PyStaticMethod(fromBytes)],
]);

export const floatMethods: ReadonlyMap<string, PyValue> = nativeTable([
  defineMethod('is_integer(self, /)', (_run, self) => Number.isInteger(numberOf(self) ?? Number.NaN)),
  defineMethod('as_integer_ratio(self, /)', (_run, self) => {
    let denominator = 1;
    let numerator = numberOf(self) ?? 0;
    if (!Number.isFinite(numerator)) raise('OverflowError', 'cannot convert Infinity to integer ratio');
    while (!Number.isInteger(numerator)) {
      numerator *= 2;
      denominator *= 2;
    }
    return new PyTuple([integer(numerator), integer(denominator)]);
  }),
  defineMethod('conjugate(self, /)', (_run, self) => (self instanceof PyFloat ? self : (numberOf(self) ?? 0))),
]);
