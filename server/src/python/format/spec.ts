/** Python's format specifications, what stands behind the colon in `{value:>10}`. */
import { numberOf } from '../equality';
import { raise } from '../exception';
import type { PythonRun } from '../run';
import { callSpecial } from '../special';
import { toStr } from '../text';
import { typeName } from '../typeName';
import { PyFloat, type PyValue, Unknown } from '../value';
import { formatFloat, grouped, withExponentDigits } from './number';

interface FormatSpec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly isAlternate: boolean;
  readonly isZeroPadded: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | undefined;
  readonly type: string;
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;

/** `format(value, spec)`; raises ValueError for a specification that does not fit the value. */
export function formatValue(value: PyValue, spec: string, run: PythonRun): string | Unknown {
  if (value instanceof Unknown) return value;
  const special = callSpecial(value, '__format__', [spec], run);
  if (typeof special === 'string' || special instanceof Unknown) return special;
  if (spec === '') return toStr(value, run);
  const parsed = parseSpec(spec, value, run);
  const number = numberOf(value);
  if (number !== undefined) return formatNumber(value, number, parsed);
  if (typeof value === 'string') return formatText(value, parsed);
  return raise('TypeError', `unsupported format string passed to ${typeName(value)}.__format__`);
}

function parseSpec(spec: string, value: PyValue, run: PythonRun): FormatSpec {
  const match = spec.length < 200 ? SPEC.exec(spec) : null;
  if (!match) return raise('ValueError', `Invalid format specifier '${spec}' for object of type '${typeName(value)}'`);
  const [, fill, align, sign, , alternate, zero, width, grouping, precision, type] = match;
  if ((width?.length ?? 0) > 15 || (precision?.length ?? 0) > 15) {
    raise('ValueError', 'Too many decimal digits in format string');
  }
  run.spend(1 + Number(width ?? 0) / 16 + Number(precision ?? 0) / 16);
  return {
    fill: fill ?? (zero ? '0' : ' '),
    align: align ?? (zero ? '=' : ''),
    sign: sign ?? '-',
    isAlternate: alternate !== undefined,
    isZeroPadded: zero !== undefined,
    width: Number(width ?? 0),
    grouping: grouping ?? '',
    precision: precision === undefined ? undefined : Number(precision),
    type: type ?? '',
  };
}

function formatText(text: string, spec: FormatSpec): string {
  if (spec.type !== '' && spec.type !== 's') unknownCode(spec.type, 'str');
  if (spec.sign !== '-') raise('ValueError', 'Sign not allowed in string format specifier');
  if (spec.align === '=' && !spec.isZeroPadded) {
    raise('ValueError', "'=' alignment not allowed in string format specifier");
  }
  if (spec.grouping !== '') raise('ValueError', `Cannot specify '${spec.grouping}' with 's'.`);
  const cut = spec.precision === undefined ? text : [...text].slice(0, spec.precision).join('');
  return aligned('', cut, { ...spec, align: spec.align === '=' ? '<' : spec.align }, '<');
}

function unknownCode(type: string, name: string): never {
  return raise('ValueError', `Unknown format code '${type}' for object of type '${name}'`);
}

function formatNumber(value: PyValue, number: number, spec: FormatSpec): string {
  const isInteger = !(value instanceof PyFloat);
  const { type } = spec;
  if (isInteger && type === '' && typeof value === 'boolean' && isPlain(spec)) return value ? 'True' : 'False';
  if (isInteger && type === 's') unknownCode(type, typeName(value));
  if (isInteger && (type === '' || 'bcdnoxX'.includes(type))) return formatInteger(number, spec);
  if (type !== '' && !'eEfFgGn%'.includes(type)) unknownCode(type, typeName(value));
  const digits = floatDigits(Math.abs(number), spec);
  const isNegative = number < 0 || Object.is(number, -0);
  return aligned(signOf(isNegative, spec), groupedDigits(digits, spec), spec, '>');
}

function isPlain(spec: FormatSpec): boolean {
  const isBare = spec.width === 0 && spec.align === '' && spec.precision === undefined;
  return isBare && spec.sign === '-' && spec.grouping === '';
}

function formatInteger(number: number, spec: FormatSpec): string {
  const { type } = spec;
  if (spec.precision !== undefined) raise('ValueError', 'Precision not allowed in integer format specifier');
  if (type === 'c') return aligned('', characterFor(number), spec, '<');
  const radix = type === 'b' ? 2 : type === 'o' ? 8 : type === 'x' || type === 'X' ? 16 : 10;
  const prefix = spec.isAlternate && radix !== 10 ? `0${type}` : '';
  let digits = Math.abs(number).toString(radix);
  if (type === 'X') digits = digits.toUpperCase();
  if (spec.grouping !== '') digits = grouped(digits, spec.grouping, radix === 10 ? 3 : 4);
  return aligned(signOf(number < 0, spec) + prefix, digits, spec, '>');
}

export function characterFor(point: number): string {
  const isValid = point >= 0 && point <= 0x10ffff;
  return isValid ? String.fromCodePoint(point) : raise('OverflowError', '%c arg not in range(0x110000)');
}

function floatDigits(magnitude: number, spec: FormatSpec): string {
  const { type, precision } = spec;
  if (type === '%') return `${formatFloat(magnitude * 100, 'f', precision ?? 6, spec.isAlternate)}%`;
  if (type !== '') return formatFloat(magnitude, type, precision ?? 6, spec.isAlternate);
  if (precision === undefined) return withExponentDigits(magnitude);
  const digits = formatFloat(magnitude, 'g', precision, spec.isAlternate);
  // Without a type a float always shows that it is one.
  return /^\d+$/.test(digits) && digits.length < precision ? `${digits}.0` : digits;
}

function groupedDigits(digits: string, spec: FormatSpec): string {
  if (spec.grouping === '') return digits;
  const whole = /^\d+/.exec(digits)?.[0] ?? '';
  return grouped(whole, spec.grouping, 3) + digits.slice(whole.length);
}

function signOf(isNegative: boolean, spec: FormatSpec): string {
  if (isNegative) return '-';
  return spec.sign === '-' ? '' : spec.sign;
}

function aligned(sign: string, digits: string, spec: FormatSpec, byDefault: string): string {
  const padding = spec.width - [...(sign + digits)].length;
  if (padding <= 0) return sign + digits;
  const align = spec.align || byDefault;
  if (align === '<') return sign + digits + spec.fill.repeat(padding);
  if (align === '>') return spec.fill.repeat(padding) + sign + digits;
  if (align === '=') return sign + spec.fill.repeat(padding) + digits;
  const before = Math.floor(padding / 2);
  return spec.fill.repeat(before) + sign + digits + spec.fill.repeat(padding - before);
}
