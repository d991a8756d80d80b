/** Strings, bytes and floats as Python's `repr()` writes them. */

const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
const plainText = /^[ !#-&(-[\]-~]*$/;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export function stringRepr(text: string): string {
  if (plainText.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = '';
  for (const character of text) {
    const short = ESCAPES[character];
    if (short !== undefined) out += short;
    else if (character === quote) out += `\\${character}`;
    else if (printable.test(character)) out += character;
    else out += escaped(character.codePointAt(0) ?? 0);
  }
  return quote + out + quote;
}

/** As `\x07`, `\u2028` or `\U000e0001`. */
export function escaped(point: number): string {
  if (point < 0x100) return `\\x${hex(point, 2)}`;
  return point < 0x10000 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

function hex(point: number, digits: number): string {
  return point.toString(16).padStart(digits, '0');
}

export function isPrintable(character: string): boolean {
  return printable.test(character);
}

export function bytesRepr(bytes: Uint8Array): string {
  const quote = bytes.includes(0x27) && !bytes.includes(0x22) ? '"' : "'";
  let out = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    const short = ESCAPES[character];
    if (short !== undefined) out += short;
    else if (character === quote) out += `\\${character}`;
    else out += byte >= 0x20 && byte < 0x7f ? character : `\\x${hex(byte, 2)}`;
  }
  return `b${quote}${out}${quote}`;
}

/** The shortest text that reads back as the same float; both languages find the same digits and differ in how they are laid out. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) return `${mantissa}e${exponent < 0 ? '-' : '+'}${pad2(Math.abs(exponent))}`;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace('-', '').replace('.', '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}

function pad2(exponent: number): string {
  return String(exponent).padStart(2, '0');
}
