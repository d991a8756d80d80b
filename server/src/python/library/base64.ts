/** The module `base64`. */
import { defineExceptionClass, newException, raise } from '../exception';
import { defineNative } from '../native';
import { typeName } from '../typeName';
import { PyBytes, PyModule, type PyValue, Unknown } from '../value';
import { libraryTable } from './libraryTable';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function encode(bytes: Uint8Array): Uint8Array {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(index, index + 3);
    const bits = (first << 16) | (second << 8) | third;
    const digits = [bits >> 18, (bits >> 12) & 63, (bits >> 6) & 63, bits & 63].map((digit) => ALPHABET[digit]);
    const count = Math.min(3, bytes.length - index) + 1;
    text += digits.slice(0, count).join('').padEnd(4, '=');
  }
  return new TextEncoder().encode(text);
}

/** What is no digit is passed over. */
function decode(bytes: Uint8Array): Uint8Array {
  const result: number[] = [];
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    if (character === '=') break;
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) continue;
    bits = ((bits << 6) | digit) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    result.push((bits >> count) & 0xff);
  }
  const digitCount = bytes.filter((byte) => ALPHABET.includes(String.fromCharCode(byte))).length;
  const paddingCount = bytes.filter((byte) => byte === 61).length;
  if ((digitCount + paddingCount) % 4 !== 0 || digitCount % 4 === 1)
    throw newException(binasciiError, 'Incorrect padding');
  return Uint8Array.from(result);
}

/** `binascii.Error` */
const binasciiError = defineExceptionClass('Error', 'ValueError');

function bytesOf(value: PyValue | undefined): Uint8Array {
  if (value instanceof PyBytes) return value.bytes;
  return raise('TypeError', `a bytes-like object is required, not '${typeName(value ?? null)}'`);
}

function bytesOrText(value: PyValue | undefined): Uint8Array {
  return typeof value === 'string' ? new TextEncoder().encode(value) : bytesOf(value);
}

export function createBase64Module(): PyModule {
  const attributes = libraryTable([
    defineNative('b64encode(s, altchars=None)', (run, value, other) => {
      if (other !== null) return new Unknown('uses base64 with an alphabet of its own');
      run.spend(bytesOf(value).length);
      return new PyBytes(encode(bytesOf(value)));
    }),
    defineNative('b64decode(s, altchars=None, validate=False)', (run, value, other) => {
      if (other !== null) return new Unknown('uses base64 with an alphabet of its own');
      run.spend(bytesOrText(value).length);
      return new PyBytes(decode(bytesOrText(value)));
    }),
  ]);
  return new PyModule('base64', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses base64.${name}`),
  );
}
