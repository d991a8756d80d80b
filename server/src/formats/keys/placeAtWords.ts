/** The place of an offset in lines of words, of which the first says what the others are. */
import { anyValue, type ConfigPlace, give, newTable } from './configPlace';
import { wordAround } from './wordAround';

/** Undefined in comments. */
export function placeAtWords(text: string, offset: number): ConfigPlace | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const line = text.slice(start, newline === -1 ? undefined : newline);
  const [, blanks = '', first = ''] = /^([ \t]*)(\S*)/.exec(line) ?? [];
  if (first.startsWith('#')) return undefined;
  const end = start + line.length;
  const firstEnd = start + blanks.length + first.length;
  const table = newTable();
  const replace = wordAround(text, offset, start, end);
  if (offset <= firstEnd) {
    const hasValue = text.slice(firstEnd, end).trim() !== '';
    return { steps: [], wanted: { kind: 'name', table, hasValue, isInline: false, comma: {} }, replace };
  }
  give(table, first, anyValue);
  return { steps: [{ name: first, table }], wanted: { kind: 'value', comma: {} }, replace };
}
