/** The place of an offset in a unit of systemd or Quadlet: a section, a name in it, or a word of a value. */
import { span } from '../../base/span';
import { anyValue, type ConfigPlace, type GrowingTable, give, newTable, type PlaceStep } from './configPlace';
import { wordAround } from './wordAround';

const noLists: ReadonlySet<string> = new Set();

interface Reading {
  readonly text: string;
  readonly offset: number;
  readonly root: GrowingTable;
  readonly headers: Set<string>;
  section: { readonly table: GrowingTable; readonly steps: readonly PlaceStep[] };
  /** The name whose value goes on in the next line. */
  open: string | undefined;
  found: ConfigPlace | undefined;
}

/** Undefined in comments. Before the first section names have no place that is known. */
export function placeAtUnit(text: string, offset: number): ConfigPlace | undefined {
  const root = newTable();
  const section = { table: root, steps: [] };
  const reading: Reading = { text, offset, root, headers: new Set(), section, open: undefined, found: undefined };
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    readLine(reading, start, end);
    start = end + 1;
  }
  return reading.found && { ...reading.found, headers: { given: reading.headers, lists: noLists, root } };
}

function readLine(reading: Reading, start: number, end: number): void {
  const { text, offset, open } = reading;
  const line = text.slice(start, end);
  // A comment within a continued value does not end it.
  if (/^[ \t]*[#;]/.test(line)) return;
  const isHere = start <= offset && offset <= end;
  if (open !== undefined) {
    if (isHere) reading.found = valuePlace(reading, open, start, end);
    if (!line.endsWith('\\')) reading.open = undefined;
  } else if (/^[ \t]*\[/.test(line)) readHeader(reading, start, line);
  else readEntry(reading, start, end, isHere);
}

function readHeader(reading: Reading, start: number, line: string): void {
  const { root, offset } = reading;
  const open = line.indexOf('[');
  const bracket = line.indexOf(']', open);
  const name = line.slice(open + 1, bracket === -1 ? undefined : bracket).trim();
  const place = span(start + open, start + (bracket === -1 ? line.trimEnd().length : bracket + 1));
  const table = newTable();
  give(root, name, table);
  reading.section = { table, steps: [{ name, table: root }] };
  if (place.start >= offset || offset > place.end) reading.headers.add(name);
  else {
    const keys = [{ name, span: span(place.start + 1, place.start + 1 + name.length) }];
    reading.found = { steps: [], wanted: { kind: 'table', keys }, replace: place };
  }
}

function readEntry(reading: Reading, start: number, end: number, isHere: boolean): void {
  const { text, offset, section } = reading;
  const equals = text.slice(start, end).indexOf('=');
  const hasValue = equals !== -1;
  const nameEnd = hasValue ? start + equals : end;
  if (isHere && offset <= nameEnd) {
    const wanted = { kind: 'name', table: section.table, hasValue, isInline: false, comma: {} } as const;
    reading.found = { steps: section.steps, wanted, replace: wordAround(text, offset, start, nameEnd) };
  } else if (hasValue) {
    const name = text.slice(start, nameEnd).trim();
    give(section.table, name, anyValue);
    if (isHere) reading.found = valuePlace(reading, name, nameEnd + 1, end);
  }
  if (hasValue && text.charAt(end - 1) === '\\') reading.open = text.slice(start, nameEnd).trim();
}

function valuePlace({ text, offset, section }: Reading, name: string, start: number, end: number): ConfigPlace {
  const steps = [...section.steps, { name, table: section.table }];
  return { steps, wanted: { kind: 'value', comma: {} }, replace: wordAround(text, offset, start, end) };
}
