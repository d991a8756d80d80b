/** `'%s of %d' % values`. */
import { dictGet } from '../dict';
import { numberOf } from '../equality';
import { raise } from '../exception';
import { escaped } from '../literalText';
import { type PythonRun, textCost } from '../run';
import { getItem } from '../subscript';
import { toRepr, toStr } from '../text';
import { typeName } from '../typeName';
import { PyDict, PyFloat, PyList, PyNativeObject, PyTuple, type PyValue, Unknown } from '../value';
import { formatFloat } from './number';
import { characterFor } from './spec';

interface Conversion {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly type: string;
}

/** Raises the TypeError or ValueError of CPython; unknown where an unknown value is shown. */
export function formatPercent(template: string, values: PyValue, run: PythonRun): PyValue {
  run.spend(textCost(template.length));
  if (values instanceof Unknown && !template.includes('%')) return values;
  const state = new PercentArguments(values, run);
  let out = '';
  let unknown: Unknown | undefined;
  let at = 0;
  for (;;) {
    const percent = template.indexOf('%', at);
    if (percent < 0) break;
    out += template.slice(at, percent);
    const parsed = parseConversion(template, percent + 1, state, run);
    at = parsed.next;
    if (parsed.text instanceof Unknown) unknown ??= parsed.text;
    else {
      run.spend(textCost(parsed.text.length));
      out += parsed.text;
    }
  }
  state.expectAllUsed();
  return unknown ?? out + template.slice(at);
}

class PercentArguments {
  private index = 0;
  private readonly items: readonly PyValue[];
  private usedMapping = false;
  constructor(
    private readonly values: PyValue,
    private readonly run: PythonRun,
  ) {
    this.items = values instanceof PyTuple ? values.items : [values];
  }

  next(): PyValue {
    const item = this.items[this.index++];
    return item !== undefined ? item : raise('TypeError', 'not enough arguments for format string');
  }

  named(name: string): PyValue {
    this.usedMapping = true;
    if (this.values instanceof PyDict && !this.values.cls) {
      const value = dictGet(this.values, name, this.run);
      return value !== undefined ? value : raise('KeyError', name);
    }
    if (!this.isMapping()) raise('TypeError', 'format requires a mapping');
    return getItem(this.values, name, this.run);
  }

  private isMapping(): boolean {
    const { values } = this;
    const isPlain = typeof values !== 'object' || values === null || values instanceof PyTuple;
    return !isPlain && !(values instanceof PyFloat);
  }

  expectAllUsed(): void {
    const isContainer =
      this.values instanceof PyDict || this.values instanceof PyList || this.values instanceof PyNativeObject;
    if (this.usedMapping || (this.index === 0 && isContainer)) return;
    if (this.index < this.items.length) raise('TypeError', 'not all arguments converted during string formatting');
  }
}

interface ParsedConversion {
  readonly next: number;
  readonly text: string | Unknown;
}

function parseConversion(template: string, start: number, state: PercentArguments, run: PythonRun): ParsedConversion {
  let at = start;
  let named: PyValue | undefined;
  if (template.charAt(at) === '(') {
    const close = closingParenthesis(template, at);
    named = state.named(template.slice(at + 1, close));
    at = close + 1;
  }
  const flags = /^[-+ #0]*/.exec(template.slice(at, at + 32))?.[0] ?? '';
  at += flags.length;
  const width = readCount(template, at, state);
  at = width.next;
  let precision: ReadCount | undefined;
  if (template.charAt(at) === '.') {
    precision = readCount(template, at + 1, state);
    at = precision.next;
  }
  while ('hlL'.includes(template.charAt(at) || '.')) at++;
  const type = template.charAt(at);
  if (type === '') return raise('ValueError', 'incomplete format');
  if (type === '%') return { next: at + 1, text: '%' };
  const isLeft = width.count < 0;
  const conversion: Conversion = {
    flags: isLeft ? `${flags}-` : flags,
    width: Math.abs(width.count),
    precision: precision && Math.max(0, precision.count),
    type,
  };
  run.spend(1 + (conversion.width + (conversion.precision ?? 0)) / 16);
  const value = named !== undefined ? named : state.next();
  const text = converted(conversion, value, at, run);
  return { next: at + 1, text };
}

function closingParenthesis(template: string, open: number): number {
  let depth = 0;
  for (let at = open; at < template.length; at++) {
    const character = template.charAt(at);
    if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at;
  }
  return raise('ValueError', 'incomplete format key');
}

interface ReadCount {
  readonly next: number;
  readonly count: number;
}

function readCount(template: string, at: number, state: PercentArguments): ReadCount {
  if (template.charAt(at) === '*') {
    const count = state.next();
    if (typeof count !== 'number') raise('TypeError', '* wants int');
    return { next: at + 1, count };
  }
  const digits = /^\d*/.exec(template.slice(at, at + 20))?.[0] ?? '';
  return { next: at + digits.length, count: Number(digits) };
}

function converted(conversion: Conversion, value: PyValue, at: number, run: PythonRun): string | Unknown {
  const { type, precision } = conversion;
  if (value instanceof Unknown) return value;
  switch (type) {
    case 's':
    case 'r':
    case 'a': {
      const text = type === 's' ? toStr(value, run) : toRepr(value, run);
      if (text instanceof Unknown) return text;
      const shown = type === 'a' ? asciiOnly(text) : text;
      return padded('', precision === undefined ? shown : shown.slice(0, precision), conversion, false);
    }
    case 'c':
      return padded('', characterOf(value), conversion, false);
    case 'd':
    case 'i':
    case 'u':
      return formatted(truncated(value, `%${type} format: a real number is required, not `), 10, conversion);
    case 'x':
    case 'X':
      return formatted(integral(value, type), 16, conversion);
    case 'o':
      return formatted(integral(value, type), 8, conversion);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': {
      const number = numberOf(value);
      if (number === undefined) return raise('TypeError', `must be real number, not ${typeName(value)}`);
      const digits = formatFloat(Math.abs(number), type, precision ?? 6, conversion.flags.includes('#'));
      return padded(signOf(number < 0 || Object.is(number, -0), conversion), digits, conversion, true);
    }
    default:
      return raise(
        'ValueError',
        `unsupported format character '${type}' (0x${type.charCodeAt(0).toString(16)}) at index ${at}`,
      );
  }
}

export function asciiOnly(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) => escaped(character.codePointAt(0) ?? 0));
}

function characterOf(value: PyValue): string {
  if (typeof value === 'string' && [...value].length === 1) return value;
  const point = typeof value === 'boolean' ? Number(value) : value;
  if (typeof point === 'number') return characterFor(point);
  return raise('TypeError', '%c requires int or char');
}

function truncated(value: PyValue, complaint: string): number {
  const number = numberOf(value);
  return number === undefined ? raise('TypeError', complaint + typeName(value)) : Math.trunc(number);
}

function integral(value: PyValue, type: string): number {
  const number = value instanceof PyFloat ? undefined : numberOf(value);
  return number ?? raise('TypeError', `%${type} format: an integer is required, not ${typeName(value)}`);
}

function formatted(number: number, radix: number, conversion: Conversion): string {
  const { type, precision, flags } = conversion;
  const lower = Math.abs(number)
    .toString(radix)
    .padStart(precision ?? 0, '0');
  const digits = type === 'X' ? lower.toUpperCase() : lower;
  const prefix = flags.includes('#') && radix !== 10 ? `0${type}` : '';
  return padded(signOf(number < 0, conversion) + prefix, digits, conversion, true);
}

function signOf(isNegative: boolean, { flags }: Conversion): string {
  if (isNegative) return '-';
  return flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
}

function padded(sign: string, text: string, { flags, width }: Conversion, isNumber: boolean): string {
  const padding = width - sign.length - text.length;
  if (padding <= 0) return sign + text;
  if (flags.includes('-')) return sign + text + ' '.repeat(padding);
  return isNumber && flags.includes('0') ? sign + '0'.repeat(padding) + text : ' '.repeat(padding) + sign + text;
}
