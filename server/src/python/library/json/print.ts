/** Writing JSON as Python's `json` does. */
import { raise } from '../../exception';
import { floatRepr } from '../../literalText';
import { sortedItems } from '../../order';
import { enter, leave, type PythonRun, textCost, UnknownError } from '../../run';
import { typeName } from '../../typeName';
import { PyDict, PyFloat, PyList, PyTuple, type PyValue, Unknown } from '../../value';

export interface JsonStyle {
  /** What a level is indented by; undefined for all on one line. */
  readonly indent: string | undefined;
  readonly itemSeparator: string;
  readonly keySeparator: string;
  readonly sortKeys: boolean;
  readonly asciiOnly: boolean;
  /** What stands for a value that JSON has nothing for; undefined where Python raises TypeError. */
  readonly substitute: ((value: PyValue) => PyValue) | undefined;
}

/** An unknown part ends the run. */
export function printJson(value: PyValue, style: JsonStyle, run: PythonRun, margin = ''): string {
  run.spend(3);
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return printString(value, style, run);
  if (value instanceof Unknown) throw new UnknownError(value.why);
  if (value instanceof PyFloat) return printFloat(value.value);
  enter(run.budget, 3);
  try {
    if (value instanceof PyDict) return printDict(value, style, run, margin);
    if (value instanceof PyList || value instanceof PyTuple) {
      const inner = margin + (style.indent ?? '');
      return enclosed(
        '[',
        ']',
        value.items.map((item) => printJson(item, style, run, inner)),
        style,
        margin,
      );
    }
    if (style.substitute) return printJson(style.substitute(value), style, run, margin);
  } finally {
    leave(run.budget, 3);
  }
  return raise('TypeError', `Object of type ${typeName(value)} is not JSON serializable`);
}

function printDict(dict: PyDict, style: JsonStyle, run: PythonRun, margin: string): string {
  const inner = margin + (style.indent ?? '');
  const entries = [...dict.entries.values()];
  const keys = entries.map((entry) => entry.key);
  const sorted = style.sortKeys ? sortedItems(keys, null, false, run) : keys;
  const values = new Map(entries.map((entry) => [entry.key, entry.value]));
  const parts = sorted.map((key) => {
    const name = printString(keyText(key), style, run);
    return `${name}${style.keySeparator}${printJson(values.get(key) ?? null, style, run, inner)}`;
  });
  return enclosed('{', '}', parts, style, margin);
}

function keyText(key: PyValue): string {
  if (typeof key === 'string') return key;
  if (key === null || typeof key === 'boolean' || typeof key === 'number') return key === null ? 'null' : String(key);
  if (key instanceof PyFloat) return printFloat(key.value);
  return raise('TypeError', `keys must be str, int, float, bool or None, not ${typeName(key)}`);
}

function enclosed(open: string, close: string, parts: readonly string[], style: JsonStyle, margin: string): string {
  if (parts.length === 0) return open + close;
  if (style.indent === undefined) return open + parts.join(style.itemSeparator) + close;
  const inner = `\n${margin}${style.indent}`;
  return `${open}${inner}${parts.join(style.itemSeparator + inner)}\n${margin}${close}`;
}

function printFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return floatRepr(value);
}

function printString(text: string, style: JsonStyle, run: PythonRun): string {
  run.spend(textCost(text.length));
  const escaped = text.replace(/["\\\x00-\x1f]/g, (character) => SHORT_ESCAPES[character] ?? unicodeEscape(character));
  return `"${style.asciiOnly ? escaped.replace(/[\x80-\uffff]/g, unicodeEscape) : escaped}"`;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
