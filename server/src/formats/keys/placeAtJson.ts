/** The place of an offset in JSON, also where commas, quotes and brackets are not there yet. */
import { span } from '../../base/span';
import {
  anyValue,
  type Comma,
  type ConfigPlace,
  type GrowingTable,
  give,
  newTable,
  type PlaceStep,
  plainValue,
} from './configPlace';

interface Token {
  readonly kind: 'string' | 'word' | 'mark';
  readonly start: number;
  readonly end: number;
  /** Whether a string has its second quote. */
  readonly isClosed: boolean;
}

/** An object or a list that is open, and what comes next in it. */
interface Level {
  readonly kind: 'object' | 'array' | 'file';
  readonly table: GrowingTable;
  readonly steps: readonly PlaceStep[];
  next: 'name' | 'colon' | 'value' | 'end';
  name: string;
}

/** Nothing that people write is nested deeper. */
const depthLimit = 200;

/** Undefined where nothing can be written, such as behind a value. */
export function placeAtJson(text: string, offset: number): ConfigPlace | undefined {
  const levels: Level[] = [{ kind: 'file', table: newTable(), steps: [], next: 'value', name: '' }];
  let before = 0;
  let found: { readonly place: ConfigPlace | undefined; readonly depth: number } | undefined;
  for (let at = 0; levels.length < depthLimit; ) {
    const token = tokenAt(text, at);
    // What a blank place is for is told from what stands before it alone.
    const isBlankHere = !found && (!token || (token.start >= offset && !isAt(token, offset)));
    if (token && !isBlankHere) recover(text, levels, token, before);
    const level = levels.at(-1);
    if (!level) break;
    const isHere = isBlankHere || (!found && token !== undefined && isAt(token, offset));
    if (isHere) found = { place: placeIn(text, offset, level, token, before), depth: levels.length };
    // The names behind the place count too, as far as its object goes.
    if (!token || (found && levels.length < found.depth)) break;
    if (isBlankHere) recover(text, levels, token, before);
    take(text, levels, token, isHere && isAt(token, offset));
    before = at = token.end;
  }
  return found?.place;
}

function tokenAt(text: string, from: number): Token | undefined {
  let start = from;
  while (start < text.length && isBlank(text.charAt(start))) start++;
  if (start >= text.length) return undefined;
  const first = text.charAt(start);
  if ('{}[]:,'.includes(first)) return { kind: 'mark', start, end: start + 1, isClosed: true };
  if (first === '"') return stringAt(text, start);
  let end = start;
  while (end < text.length && !isBlank(text.charAt(end)) && !'{}[]:,"'.includes(text.charAt(end))) end++;
  return { kind: 'word', start, end, isClosed: true };
}

/** A string ends with its line. */
function stringAt(text: string, start: number): Token {
  let end = start + 1;
  for (; end < text.length && text.charAt(end) !== '\n'; end++) {
    if (text.charAt(end) === '"') return { kind: 'string', start, end: end + 1, isClosed: true };
    if (text.charAt(end) === '\\' && text.charAt(end + 1) !== '\n') end++;
  }
  return { kind: 'string', start, end: Math.min(end, text.length), isClosed: false };
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

/** Whether the cursor is in a word or string. Behind the closing quote it is outside. */
function isAt({ kind, start, end, isClosed }: Token, offset: number): boolean {
  if (kind === 'word') return start <= offset && offset <= end;
  return kind === 'string' && start < offset && (offset < end || (offset === end && !isClosed));
}

/** What a string means where something else was to come: with a colon behind it, it is the name of the next value. */
function recover(text: string, levels: Level[], { kind, start, end }: Token, before: number): void {
  if (kind === 'mark') return;
  const isName = nextCharacter(text, end) === ':';
  if (isName) while (levels.at(-1)?.kind === 'array' && levels.some(({ kind }) => kind === 'object')) levels.pop();
  const level = levels.at(-1);
  if (level?.kind !== 'object') return;
  const isOnNextLine = text.slice(before, start).includes('\n');
  if ((isName && level.next === 'value') || (level.next === 'colon' && isOnNextLine)) level.next = 'name';
}

function placeIn(
  text: string,
  offset: number,
  { kind, table, steps, next, name }: Level,
  token: Token | undefined,
  before: number,
): ConfigPlace | undefined {
  const isTyped = token !== undefined && isAt(token, offset);
  const replace = isTyped ? span(token.start, endOfTyped(text, token, offset)) : span(offset, offset);
  const isOnNextLine = text.slice(before, offset).includes('\n');
  if (kind === 'file' || next === 'colon' || (next === 'end' && !isTyped && !isOnNextLine)) return undefined;
  const behind = nextCharacter(text, replace.end);
  const comma: Comma = {
    ...(next === 'end' && { missingAt: before }),
    isNeededBehind: !['', ',', '}', ']', ':'].includes(behind),
  };
  if (kind === 'array')
    return { steps: [...steps, { name: undefined, table }], wanted: { kind: 'value', comma }, replace };
  const hasValue = !isTyped && token !== undefined && isValue(text, token);
  if (next === 'value' && hasValue) return undefined;
  if (next === 'value') return { steps: [...steps, { name, table }], wanted: { kind: 'value', comma }, replace };
  return { steps, wanted: { kind: 'name', table, hasValue: behind === ':', isInline: false, comma }, replace };
}

/** Whether a value begins; what has a colon behind it is the next name. */
function isValue(text: string, { kind, start, end }: Token): boolean {
  return kind === 'mark' ? '{['.includes(text.charAt(start)) : nextCharacter(text, end) !== ':';
}

/** Of a string without an end what looks like a word. */
function endOfTyped(text: string, { end, isClosed }: Token, offset: number): number {
  if (isClosed) return end;
  let typed = offset;
  while (typed < end && /[\w./-]/.test(text.charAt(typed))) typed++;
  return typed;
}

function nextCharacter(text: string, from: number): string {
  let at = from;
  while (at < text.length && isBlank(text.charAt(at))) at++;
  return text.charAt(at);
}

function take(text: string, levels: Level[], token: Token, isTyped: boolean): void {
  const level = levels.at(-1);
  if (!level) return;
  const written = text.slice(token.start, token.end);
  if (token.kind !== 'mark') takeWord(level, written, token, isTyped);
  else if (written === '{' || written === '[') levels.push(opened(level, written));
  else if (written === ':') level.next = level.kind === 'object' ? 'value' : level.next;
  else if (written === ',') level.next = level.kind === 'object' ? 'name' : 'value';
  else close(levels, written === '}' ? 'object' : 'array');
}

function takeWord(level: Level, written: string, { kind, isClosed }: Token, isTyped: boolean): void {
  const text = kind === 'string' ? written.slice(1, isClosed ? -1 : undefined) : written;
  const isName = level.kind === 'object' && level.next !== 'value';
  if (isName) {
    level.name = text;
    level.next = 'colon';
    if (!isTyped) give(level.table, text, anyValue);
    return;
  }
  level.next = 'end';
  if (level.kind === 'object') keep(level, plainValue(kind === 'string' ? 'string' : plainKind(text), text));
}

function plainKind(text: string): 'boolean' | 'number' {
  return text === 'true' || text === 'false' ? 'boolean' : 'number';
}

/** Puts the value under the name that was read last. */
function keep({ table, name }: Level, value: GrowingTable['properties'][number]['value']): void {
  const last = table.properties.at(-1);
  if (last?.name === name) table.properties[table.properties.length - 1] = { ...last, value };
}

function opened(level: Level, bracket: '{' | '['): Level {
  const table = newTable();
  const isObject = bracket === '{';
  const ownStep =
    level.kind === 'file' ? [] : [{ name: level.kind === 'object' ? level.name : undefined, table: level.table }];
  if (level.kind === 'object' && isObject) keep(level, table);
  level.next = 'end';
  return {
    kind: isObject ? 'object' : 'array',
    // The items of a list are taken in the table around it.
    table: isObject ? table : level.table,
    steps: [...level.steps, ...ownStep],
    next: isObject ? 'name' : 'value',
    name: '',
  };
}

/** A bracket closes what it belongs to, with all that is still open within; one that belongs to nothing is passed over. */
function close(levels: Level[], kind: 'object' | 'array'): void {
  const index = levels.findLastIndex((level) => level.kind === kind);
  if (index > 0) levels.length = index;
}
