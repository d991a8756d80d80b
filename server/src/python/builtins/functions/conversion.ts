/** `repr()`, `chr()`, `hex()` and other functions that make text or numbers of values. */
import { raise } from '../../exception';
import { asciiOnly } from '../../format/percent';
import { formatValue } from '../../format/spec';
import { hashOf } from '../../hashKey';
import { defineNative } from '../../native';
import { requireInteger } from '../../subscriptIndex';
import { toRepr } from '../../text';
import { typeName } from '../../typeName';
import { PyBytes, type PyNative, type PyValue, Unknown } from '../../value';

export const conversionFunctions: readonly PyNative[] = [
  defineNative('repr(object, /)', (run, object) => toRepr(object, run)),
  defineNative('ascii(object, /)', (run, object) => {
    const text = toRepr(object, run);
    return text instanceof Unknown ? text : asciiOnly(text);
  }),
  defineNative("format(value, spec='', /)", (run, value, spec) => {
    return typeof spec === 'string'
      ? formatValue(value, spec, run)
      : raise('TypeError', 'format() argument 2 must be str');
  }),
  defineNative('hash(object, /)', (run, object) => hashOf(object, run)),
  defineNative('chr(i, /)', (run, value) => {
    const point = requireInteger(value, run);
    if (!(point >= 0 && point <= 0x10ffff)) raise('ValueError', 'chr() arg not in range(0x110000)');
    return String.fromCodePoint(point);
  }),
  defineNative('ord(c, /)', (_run, value) => pointOf(value)),
  defineNative('bin(number, /)', (run, value) => inRadix(requireInteger(value, run), 2, '0b')),
  defineNative('oct(number, /)', (run, value) => inRadix(requireInteger(value, run), 8, '0o')),
  defineNative('hex(number, /)', (run, value) => inRadix(requireInteger(value, run), 16, '0x')),
];

function inRadix(value: number, radix: number, prefix: string): string {
  return `${value < 0 ? '-' : ''}${prefix}${Math.abs(value).toString(radix)}`;
}

function pointOf(value: PyValue): number {
  if (typeof value === 'string') {
    const point = value.codePointAt(0);
    if (point !== undefined && String.fromCodePoint(point).length === value.length) return point;
    const { length } = [...value];
    return raise('TypeError', `ord() expected a character, but string of length ${length} found`);
  }
  const byte = value instanceof PyBytes && value.bytes.length === 1 ? value.bytes[0] : undefined;
  return byte ?? raise('TypeError', `ord() expected string of length 1, but ${typeName(value)} found`);
}
