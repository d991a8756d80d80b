/** The place of an offset in YAML that is written in blocks, told by how far its lines are indented. Lists in brackets are understood on one line. */
import { span } from '../../base/span';
import {
  anyValue,
  type ConfigPlace,
  type GrowingTable,
  give,
  newTable,
  type PlaceStep,
  plainValue,
} from './configPlace';

/** Nothing that people write is further right; each dash of `- - -` is a list of its own. */
const columnLimit = 300;

/** A mapping or a list whose lines begin at a column. */
interface Block {
  readonly kind: 'mapping' | 'list';
  readonly column: number;
  readonly steps: readonly PlaceStep[];
  readonly table: GrowingTable;
  /** The key that was read last, while it has no value on its line; and the table that it is to have. */
  pending: { readonly name: string; readonly table: GrowingTable } | undefined;
}

interface Reading {
  readonly text: string;
  readonly offset: number;
  readonly blocks: Block[];
  readonly root: GrowingTable;
  /** The column that the lines of a text in a block are indented beyond. */
  textColumn: number | undefined;
  found: ConfigPlace | undefined;
}

interface Line {
  readonly start: number;
  /** Without a comment, and without blanks before that. */
  readonly end: number;
  readonly column: number;
  readonly isHere: boolean;
}

/** Undefined in comments and in texts of several lines. */
export function placeAtYaml(text: string, offset: number): ConfigPlace | undefined {
  const reading: Reading = { text, offset, blocks: [], root: newTable(), textColumn: undefined, found: undefined };
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const lineEnd = newline === -1 ? text.length : newline;
    readLine(reading, start, lineEnd);
    start = lineEnd + 1;
  }
  return reading.found;
}

function readLine(reading: Reading, start: number, lineEnd: number): void {
  const { text, offset, blocks } = reading;
  const end = endOfContent(text, start, lineEnd);
  const isInLine = start <= offset && offset <= lineEnd;
  const column = indentation(text, start, end);
  const isBlank = start + column >= end;
  if (reading.textColumn !== undefined) {
    // A blank line does not end the text, but where the cursor is further left it is behind it.
    const isBehind = isBlank && isInLine && offset - start <= reading.textColumn;
    if ((isBlank && !isBehind) || (!isBlank && column > reading.textColumn)) return;
    if (!isBlank) reading.textColumn = undefined;
  }
  const isInComment = isInLine && offset > end && text.slice(end, offset).trim() !== '';
  const isHere = isInLine && !isInComment;
  if (isBlank) {
    if (isHere) reading.found = nameAt(reading, offset - start, span(offset, offset));
  } else if (/^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(start, end))) blocks.length = 0;
  else readContent(reading, { start, end, column, isHere });
}

function readContent(reading: Reading, line: Line): void {
  const { text, offset, blocks } = reading;
  const { start, end, column, isHere } = line;
  if (column > columnLimit) return;
  const from = start + column;
  const isItem = text.charAt(from) === '-' && (from + 1 >= end || text.charAt(from + 1) === ' ');
  while (isOver(blocks.at(-1), column, isItem)) blocks.pop();
  if (isItem) {
    const list = listAt(reading, column);
    const inner = column + 1 + indentation(text, from + 1, end);
    const steps = [...list.steps, { name: undefined, table: list.table }];
    list.pending = { name: '', table: newTable() };
    if (start + inner >= end) {
      if (isHere && offset > from) reading.found = namePlace(steps, list.pending.table, span(offset, offset), false);
    } else readContent(reading, { start, end, column: inner, isHere: isHere && offset >= start + inner });
    return;
  }
  const key = keyAt(text, from, end);
  if (!key) {
    if (isHere && offset >= from && offset <= end) reading.found = nameAt(reading, column, span(from, end));
    return;
  }
  const mapping = mappingAt(reading, column);
  const valueStart = key.colon + 1 + indentation(text, key.colon + 1, end);
  const value = text.slice(Math.min(valueStart, end), end);
  const isTyped = isHere && from <= offset && offset <= key.end;
  if (isTyped) reading.found = namePlace(mapping.steps, mapping.table, span(from, key.end), true);
  else
    give(
      mapping.table,
      key.name,
      value === '' ? anyValue : plainValue('string', value.replace(/^(["'])(.*)\1$/, '$2')),
    );
  mapping.pending = value === '' ? { name: key.name, table: newTable() } : undefined;
  if (/^[|>][-+\d]*$/.test(value)) reading.textColumn = column;
  else if (isHere && offset > key.colon) {
    const steps = [...mapping.steps, { name: key.name, table: mapping.table }];
    reading.found = valuePlace(text, offset, steps, valueStart, end, mapping.table);
  }
}

function isOver(block: Block | undefined, column: number, isItem: boolean): boolean {
  if (!block) return false;
  // The dashes of a list may stand below the first letter of its key.
  return block.column > column || (block.column === column && block.kind === 'list' && !isItem);
}

function listAt({ blocks, root }: Reading, column: number): Block {
  const top = blocks.at(-1);
  if (top?.kind === 'list' && top.column === column) return top;
  const steps = top?.pending ? stepsInto(top, top.pending.name) : [];
  const list: Block = { kind: 'list', column, steps, table: top?.table ?? root, pending: undefined };
  blocks.push(list);
  return list;
}

function mappingAt({ blocks, root }: Reading, column: number): Block {
  const top = blocks.at(-1);
  if (top?.kind === 'mapping' && top.column === column) return top;
  const steps = top?.pending ? stepsInto(top, top.pending.name) : [];
  const mapping: Block = { kind: 'mapping', column, steps, table: top?.pending?.table ?? root, pending: undefined };
  blocks.push(mapping);
  return mapping;
}

function stepsInto({ kind, steps, table }: Block, name: string): readonly PlaceStep[] {
  return [...steps, { name: kind === 'list' ? undefined : name, table }];
}

/** Where a name would begin at a column. */
function nameAt({ blocks, root }: Reading, column: number, replace: ConfigPlace['replace']): ConfigPlace | undefined {
  const around = blocks.filter((block) => block.column <= column);
  const last = around.at(-1);
  if (!last) return namePlace([], root, replace, false);
  const isBesideList = last.kind === 'list' && last.column === column;
  const mapping = around.findLast((block) => block.kind === 'mapping' && block.column === column);
  if (mapping) return namePlace(mapping.steps, mapping.table, replace, false);
  if (isBesideList) return namePlace(last.steps, newTable(), replace, false);
  // What is written further to the right belongs to the key before it.
  return last.pending && namePlace(stepsInto(last, last.pending.name), last.pending.table, replace, false);
}

function namePlace(
  steps: readonly PlaceStep[],
  table: GrowingTable,
  replace: ConfigPlace['replace'],
  hasValue: boolean,
): ConfigPlace {
  return { steps, wanted: { kind: 'name', table, hasValue, isInline: false, comma: {} }, replace };
}

function valuePlace(
  text: string,
  offset: number,
  steps: readonly PlaceStep[],
  start: number,
  end: number,
  table: GrowingTable,
): ConfigPlace | undefined {
  const wanted = { kind: 'value', comma: {} } as const;
  if (text.charAt(start) === '[' && offset > start) {
    const from = Math.max(text.lastIndexOf(',', offset - 1), start) + 1;
    const to = /[,\]]|$/.exec(text.slice(offset, end))?.index ?? 0;
    const blanks = indentation(text, from, offset);
    const isBehind = text.slice(start, offset).includes(']');
    const replace = span(from + blanks, offset + to);
    return isBehind ? undefined : { steps: [...steps, { name: undefined, table }], wanted, replace };
  }
  if (text.charAt(start) === '{') return undefined;
  return {
    steps,
    wanted,
    replace: offset < start || start >= end ? span(offset, offset) : span(start, Math.max(end, offset)),
  };
}

interface Key {
  readonly name: string;
  readonly end: number;
  readonly colon: number;
}

function keyAt(text: string, from: number, end: number): Key | undefined {
  const quote = text.charAt(from);
  let at = from;
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, from + 1);
    if (close === -1 || close >= end) return undefined;
    at = close + 1;
  }
  while (at < end && !(text.charAt(at) === ':' && (at + 1 >= end || text.charAt(at + 1) === ' '))) at++;
  if (at >= end) return undefined;
  const written = text.slice(from, at).trimEnd();
  return { name: written.replace(/^(["'])(.*)\1$/, '$2'), end: from + written.length, colon: at };
}

function endOfContent(text: string, start: number, lineEnd: number): number {
  let end = lineEnd;
  let quote = '';
  for (let at = start; at < lineEnd; at++) {
    const character = text.charAt(at);
    const isFirst = at === start || text.charAt(at - 1) === ' ' || text.charAt(at - 1) === '\t';
    if (quote === '' && character === '#' && isFirst) {
      end = at;
      break;
    }
    if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'") && (isFirst || /[[{,]/.test(text.charAt(at - 1))))
      quote = character;
  }
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

function indentation(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charAt(at) === ' ') at++;
  return at - start;
}
