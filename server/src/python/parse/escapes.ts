/** Backslashes in string literals. */
import { ParseFailure } from './tokenizer';

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * A backslash before any other character stays, as in Python. `undefined` where a character is named, which would take all the names of
 * Unicode. `offset` is where the literal begins.
 */
export function decodeEscapes(text: string, isBytes: boolean, offset: number): string | undefined {
  if (!text.includes('\\')) return text;
  let out = '';
  let at = 0;
  for (;;) {
    const backslash = text.indexOf('\\', at);
    if (backslash < 0) return out + text.slice(at);
    if (!isBytes && text.charAt(backslash + 1) === 'N') return undefined;
    out += text.slice(at, backslash);
    const read = readEscape(text, backslash + 1, isBytes, offset);
    out += read.text;
    at = read.next;
  }
}

interface Escape {
  readonly text: string;
  readonly next: number;
}

function readEscape(text: string, at: number, isBytes: boolean, offset: number): Escape {
  const character = text.charAt(at);
  const simple = SIMPLE[character];
  if (simple !== undefined) return { text: simple, next: at + 1 };
  const octal = /^[0-7]{1,3}/.exec(text.slice(at, at + 3))?.[0];
  if (octal) {
    const code = Number.parseInt(octal, 8);
    return { text: String.fromCharCode(isBytes ? code & 0xff : code), next: at + octal.length };
  }
  if (character === 'x') return hexEscape(text, at, 2, offset);
  if (!isBytes && character === 'u') return hexEscape(text, at, 4, offset);
  if (!isBytes && character === 'U') return hexEscape(text, at, 8, offset);
  return { text: `\\${character}`, next: at + 1 };
}

function hexEscape(text: string, at: number, digits: number, offset: number): Escape {
  const hex = text.slice(at + 1, at + 1 + digits);
  const point = /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : Number.NaN;
  // NaN is not below any limit.
  if (!(point <= 0x10ffff)) throw new ParseFailure('This backslash needs more digits behind it.', offset);
  return { text: String.fromCodePoint(point), next: at + 1 + digits };
}
