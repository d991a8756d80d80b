/** The place of an offset in lines of `name = value`, where the dots of a name are tables. */
import { anyValue, type ConfigPlace, type GrowingTable, give, newTable, type PlaceStep } from './configPlace';
import { wordAround } from './wordAround';

/** Undefined in comments. Names are given as they are written, in one table. */
export function placeAtEntries(text: string, offset: number): ConfigPlace | undefined {
  const table = newTable();
  let found: ConfigPlace | undefined;
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end);
    const isHere = start <= offset && offset <= end;
    const equals = line.indexOf('=');
    const nameEnd = equals === -1 ? end : start + equals;
    const name = text.slice(start, nameEnd).trim();
    if (!name.startsWith('#')) {
      if (isHere) found = placeInLine(table, name, text, offset, start, nameEnd, end);
      const isTyped = isHere && offset <= nameEnd;
      if (equals !== -1 && !isTyped) give(table, name, anyValue);
    }
    start = end + 1;
  }
  return found;
}

function placeInLine(
  table: GrowingTable,
  name: string,
  text: string,
  offset: number,
  start: number,
  nameEnd: number,
  end: number,
): ConfigPlace {
  if (offset > nameEnd) {
    const replace = wordAround(text, offset, nameEnd + 1, end);
    return { steps: stepsOf(name, table), wanted: { kind: 'value', comma: {} }, replace };
  }
  const hasValue = nameEnd < end;
  const wanted = { kind: 'name', table, hasValue, isInline: false, comma: {} } as const;
  return { steps: [], wanted, replace: wordAround(text, offset, start, nameEnd) };
}

function stepsOf(name: string, table: GrowingTable): readonly PlaceStep[] {
  return name.split('.').map((step) => ({ name: step, table }));
}
