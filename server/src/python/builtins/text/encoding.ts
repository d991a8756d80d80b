/** Encodings: UTF-8, ASCII and Latin-1. */
import { raise } from '../../exception';
import { escaped } from '../../literalText';
import { type PythonRun, textCost } from '../../run';
import { PyBytes, type PyValue, Unknown } from '../../value';

const NAMES: Readonly<Record<string, 'utf-8' | 'ascii' | 'latin-1'>> = {
  utf8: 'utf-8',
  utf: 'utf-8',
  u8: 'utf-8',
  utf8sig: 'utf-8',
  ascii: 'ascii',
  usascii: 'ascii',
  latin1: 'latin-1',
  iso88591: 'latin-1',
};

function encodingNamed(name: string): 'utf-8' | 'ascii' | 'latin-1' | undefined {
  return NAMES[name.toLowerCase().replace(/[^a-z0-9]/g, '')];
}

export function encode(text: string, encoding: string, errors: string, run: PythonRun): PyValue {
  run.spend(textCost(text.length) + text.length / 8);
  const known = encodingNamed(encoding);
  if (!known) return new Unknown(`is encoded as ${encoding}`);
  const bytes: number[] = [];
  const limit = known === 'ascii' ? 0x80 : known === 'latin-1' ? 0x100 : 0x110000;
  let index = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const isLone = known === 'utf-8' && point >= 0xd800 && point <= 0xdfff;
    if (point < limit && !isLone) pushPoint(bytes, point, known === 'utf-8');
    else if (errors === 'replace') bytes.push(0x3f);
    else if (errors !== 'ignore') return encodeError(known, errors, point, index);
    index++;
  }
  return new PyBytes(Uint8Array.from(bytes));
}

function encodeError(encoding: string, errors: string, point: number, index: number): PyValue {
  if (errors !== 'strict') return new Unknown(`is encoded with errors="${errors}"`);
  const limit = encoding === 'ascii' ? 128 : 256;
  const reason = encoding === 'utf-8' ? 'surrogates not allowed' : `ordinal not in range(${limit})`;
  const what = `'${encoding}' codec can't encode character '${escaped(point)}' in position ${index}: ${reason}`;
  return raise('UnicodeEncodeError', what);
}

function pushPoint(bytes: number[], point: number, isUtf8: boolean): void {
  if (!isUtf8 || point < 0x80) bytes.push(point);
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
  else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  else {
    const [high, low] = [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f)];
    bytes.push(high, low, 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  }
}

export function decode(bytes: Uint8Array, encoding: string, errors: string, run: PythonRun): PyValue {
  run.spend(textCost(bytes.length));
  const known = encodingNamed(encoding);
  if (!known) return new Unknown(`is encoded as ${encoding}`);
  if (known === 'utf-8') return decodeUtf8(bytes, errors);
  const first = known === 'ascii' ? bytes.findIndex((byte) => byte >= 0x80) : -1;
  if (first >= 0 && errors === 'strict') decodeError(known, bytes, first, 'ordinal not in range(128)');
  let text = '';
  for (const byte of bytes) {
    if (known === 'latin-1' || byte < 0x80) text += String.fromCharCode(byte);
    else if (errors === 'replace') text += '\ufffd';
  }
  return text;
}

function decodeUtf8(bytes: Uint8Array, errors: string): PyValue {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!text.includes('\ufffd') || errors === 'replace') return text;
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    if (errors === 'ignore') return text.replaceAll('\ufffd', '');
    if (errors !== 'strict') return new Unknown(`is decoded with errors="${errors}"`);
    const first = bytes.findIndex((byte) => byte >= 0x80);
    return decodeError('utf-8', bytes, first, 'invalid start byte');
  }
}

function decodeError(encoding: string, bytes: Uint8Array, at: number, reason: string): never {
  const byte = `0x${(bytes[at] ?? 0).toString(16)}`;
  return raise('UnicodeDecodeError', `'${encoding}' codec can't decode byte ${byte} in position ${at}: ${reason}`);
}
