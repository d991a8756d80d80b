/** `str()` and `bytes()`. */
import type { Allocate } from '../../class';
import { raise } from '../../exception';
import { toArray } from '../../iterate';
import { toStr } from '../../text';
import { typeName } from '../../typeName';
import { PyBytes, type PyValue } from '../../value';
import { decode, encode } from '../text/encoding';

export const constructStr: Allocate = (_cls, args, keywords, run) => {
  const value = args[0] ?? keywords.get('object');
  const encoding = args[1] ?? keywords.get('encoding');
  const errors = args[2] ?? keywords.get('errors');
  if (encoding === undefined && errors === undefined) return args.length > 0 ? toStr(args[0] ?? null, run) : '';
  if (!(value instanceof PyBytes)) {
    return raise('TypeError', `decoding to str: need a bytes-like object, ${typeName(value ?? null)} found`);
  }
  return decode(value.bytes, nameOf(encoding, 'utf-8'), nameOf(errors, 'strict'), run);
};

function nameOf(value: PyValue | undefined, byDefault: string): string {
  return typeof value === 'string' ? value : byDefault;
}

export const constructBytes: Allocate = (_cls, args, keywords, run) => {
  const [value] = args;
  const encoding = args[1] ?? keywords.get('encoding');
  if (value === undefined) return new PyBytes(new Uint8Array());
  if (typeof value === 'string') {
    if (typeof encoding !== 'string') return raise('TypeError', 'string argument without an encoding');
    return encode(value, encoding, nameOf(args[2] ?? keywords.get('errors'), 'strict'), run);
  }
  if (value instanceof PyBytes) return value;
  if (typeof value === 'number') {
    if (value < 0) raise('ValueError', 'negative count');
    run.spend(1 + value / 16);
    return new PyBytes(new Uint8Array(value));
  }
  return new PyBytes(Uint8Array.from(toArray(value, run), byteOf));
};

function byteOf(item: PyValue): number {
  if (typeof item !== 'number') {
    return raise('TypeError', `'${typeName(item)}' object cannot be interpreted as an integer`);
  }
  return item >= 0 && item < 256 ? item : raise('ValueError', 'bytes must be in range(0, 256)');
}
