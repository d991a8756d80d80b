/** Replacing, padding and translating text. */
import { dictGet, dictSet } from '../../dict';
import { raise } from '../../exception';
import { iterate, toArray } from '../../iterate';
import { lengthOf } from '../../membership';
import { defineNative } from '../../native';
import { type PythonRun, textCost } from '../../run';
import { getItem } from '../../subscript';
import { requireInteger } from '../../subscriptIndex';
import { typeName } from '../../typeName';
import { PyDict, type PyValue } from '../../value';
import { splitAt } from './split';

/** The string that an argument must be; `what` begins the TypeError. */
export function textArgument(value: PyValue, what: string): string {
  return typeof value === 'string' ? value : raise('TypeError', `${what}, not ${typeName(value)}`);
}

export function replace(text: string, old: string, by: string, limit: number, run: PythonRun): string {
  if (old === '') return insertBetween([...text], by, limit, run);
  const parts = splitAt(text, old, limit);
  run.spend(textCost(text.length + parts.length * by.length) + parts.length / 4);
  return parts.length === 1 ? text : parts.join(by);
}

/** What replacing the empty string does: before each character, and behind the last. */
function insertBetween(characters: readonly string[], by: string, limit: number, run: PythonRun): string {
  const count = Math.min(characters.length + 1, limit);
  run.spend(characters.length + textCost(count * by.length));
  const spread = characters.map((character, index) => (index < count ? by + character : character)).join('');
  return count > characters.length ? spread + by : spread;
}

export function paddingFor(text: string, width: PyValue, run: PythonRun): number {
  const padding = requireInteger(width, run) - Number(lengthOf(text, run));
  run.spend(1 + Math.max(0, padding) / 16);
  return Math.max(0, padding);
}

export function pad(
  text: string,
  width: PyValue,
  fill: PyValue,
  side: 'left' | 'right' | 'center',
  run: PythonRun,
): string {
  const character = textArgument(fill, 'The fill character must be a unicode character');
  if ([...character].length !== 1) raise('TypeError', 'The fill character must be exactly one character long');
  const padding = paddingFor(text, width, run);
  if (side === 'left') return text + character.repeat(padding);
  if (side === 'right') return character.repeat(padding) + text;
  // As CPython, which puts the odd one before the text only where the width is odd.
  const before = Math.floor(padding / 2) + (padding & requireInteger(width, run) & 1);
  return character.repeat(before) + text + character.repeat(padding - before);
}

export function expandTabs(text: string, size: number, run: PythonRun): string {
  let out = '';
  let column = 0;
  for (const character of text) {
    if (character !== '\t') {
      out += character;
      column = character === '\n' || character === '\r' ? 0 : column + 1;
    } else if (size > 0) {
      const blanks = size - (column % size);
      run.spend(1 + blanks / 16);
      out += ' '.repeat(blanks);
      column += blanks;
    }
  }
  return out;
}

export function translate(text: string, table: PyValue, run: PythonRun): string {
  run.spend(text.length);
  let out = '';
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const mapped = table instanceof PyDict ? dictGet(table, point, run) : getItem(table, point, run);
    if (mapped === undefined) out += character;
    else if (typeof mapped === 'string') {
      run.spend(textCost(mapped.length));
      out += mapped;
    } else if (typeof mapped === 'number') out += String.fromCodePoint(mapped);
    else if (mapped !== null) raise('TypeError', 'character mapping must return integer, None or str');
  }
  return out;
}

/** `str.maketrans()`, a static method. */
export const makeTranslation = defineNative(
  'maketrans(x, y=?, z=?, /)',
  (run, from, to: PyValue | undefined, gone: PyValue | undefined) => {
    const table = new PyDict();
    if (to === undefined) {
      if (!(from instanceof PyDict))
        return raise('TypeError', 'if you give only one argument to maketrans it must be a dict');
      for (const { key, value } of from.entries.values()) {
        run.spend(1);
        dictSet(table, typeof key === 'string' ? (key.codePointAt(0) ?? 0) : key, value, run);
      }
      return table;
    }
    const [keys, values] = [toArray(from, run), toArray(to, run)];
    if (keys.length !== values.length) {
      return raise('ValueError', 'the first two maketrans arguments must have equal length');
    }
    const pointOf = (character: PyValue) => String(character).codePointAt(0) ?? 0;
    for (const [index, key] of keys.entries()) dictSet(table, pointOf(key), pointOf(values[index] ?? null), run);
    if (gone !== undefined) for (const key of iterate(gone, run)) dictSet(table, pointOf(key), null, run);
    return table;
  },
);
