/** The methods of `bytes`: those of text, on characters of the same codes. */
import { PyClassMethod } from '../../class';
import { raise } from '../../exception';
import { toArray } from '../../iterate';
import { latin1 } from '../../membership';
import { defineMethod, defineNative, nativeTable } from '../../native';
import { type PythonRun, textCost } from '../../run';
import { typeName } from '../../typeName';
import { PyBytes, PyList, PyNative, PyTuple, type PyValue } from '../../value';
import { decode } from './encoding';
import { strMethods } from './strMethods';

/** The methods that mean the same for both, with blanks and letters of ASCII. */
const SHARED =
  'split rsplit splitlines partition rpartition strip lstrip rstrip find rfind index rindex count startswith endswith replace ' +
  'upper lower title capitalize ljust rjust center zfill removeprefix removesuffix isdigit isalpha isalnum isspace isupper islower';

const shared = SHARED.split(' ').flatMap((name) => {
  const ofText = strMethods.get(name);
  if (!(ofText instanceof PyNative)) return [];
  return [
    new PyNative(
      name,
      (args, keywords, run) =>
        toBytes(
          ofText.call(
            args.map((arg) => asText(arg, run)),
            keywords,
            run,
          ),
          run,
        ),
      { isMethod: true },
    ),
  ];
});

function asText(value: PyValue, run: PythonRun): PyValue {
  if (value instanceof PyBytes) {
    run.spend(textCost(value.bytes.length) + value.bytes.length / 16);
    return latin1(value);
  }
  if (value instanceof PyTuple) return new PyTuple(toArray(value, run).map((item) => asText(item, run)));
  if (typeof value === 'string') return raise('TypeError', "a bytes-like object is required, not 'str'");
  return value;
}

function toBytes(value: PyValue, run: PythonRun): PyValue {
  if (typeof value === 'string') return bytesOf(value, run);
  if (value instanceof PyList) return new PyList(value.items.map((item) => toBytes(item, run)));
  if (value instanceof PyTuple) return new PyTuple(value.items.map((item) => toBytes(item, run)));
  return value;
}

function bytesOf(text: string, run: PythonRun): PyBytes {
  run.spend(textCost(text.length) + text.length / 16);
  return new PyBytes(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

const own = [
  defineMethod("decode(self, encoding='utf-8', errors='strict')", (run, self, encoding, errors) =>
    self instanceof PyBytes ? decode(self.bytes, String(encoding), String(errors), run) : notBytes(self),
  ),
  defineMethod("hex(self, sep='')", (run, self, separator) => {
    if (!(self instanceof PyBytes)) return notBytes(self);
    run.spend(textCost(self.bytes.length * 3));
    return Array.from(self.bytes, (byte) => byte.toString(16).padStart(2, '0')).join(String(separator));
  }),
  defineMethod('join(self, iterable, /)', (run, self, iterable) => {
    const separator = asText(self, run);
    const items = toArray(iterable, run).map((item, index) => {
      if (item instanceof PyBytes) return String(asText(item, run));
      return raise('TypeError', `sequence item ${index}: expected a bytes-like object, ${typeName(item)} found`);
    });
    run.spend(
      items.reduce((cost, item) => cost + textCost(item.length), items.length * textCost(String(separator).length)),
    );
    return bytesOf(items.join(String(separator)), run);
  }),
];

function notBytes(value: PyValue): never {
  return raise('TypeError', `a bytes-like object is required, not '${typeName(value)}'`);
}

/** `fromhex`: two digits a byte, with blanks between bytes. */
const fromHex = defineNative('fromhex(cls, string, /)', (run, _cls, text) => {
  if (typeof text !== 'string') return raise('TypeError', `fromhex() argument must be str, not ${typeName(text)}`);
  run.spend(textCost(text.length));
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (ASCII_BLANKS.includes(text.charAt(at))) continue;
    for (const position of [at, at + 1]) {
      if (!/^[\da-f]$/i.test(text.charAt(position))) {
        raise('ValueError', `non-hexadecimal number found in fromhex() arg at position ${position}`);
      }
    }
    bytes.push(Number.parseInt(text.slice(at, at + 2), 16));
    at++;
  }
  return new PyBytes(Uint8Array.from(bytes));
});

const ASCII_BLANKS = ' \t\n\r\v\f';

export const bytesMethods: ReadonlyMap<string, PyValue> = new Map([
  ...nativeTable([...shared, ...own]),
  ['fromhex', new PyClassMethod(fromHex)],
]);
