/** The place of an offset in TOML, line by line: what is broken ends with its line, and a list with the next header or key. */
import { type Span, span } from '../../base/span';
import {
  anyValue,
  type ConfigPlace,
  type GrowingTable,
  give,
  headerOf,
  newTable,
  type PlaceKey,
  type PlaceStep,
  plainValue,
} from './configPlace';

/** Nothing that people write is nested deeper. */
const depthLimit = 100;

/** Undefined where nothing can be written: in comments, and behind values. */
export function placeAtToml(text: string, offset: number): ConfigPlace | undefined {
  return new TomlPlaces(text, offset).find();
}

interface Here {
  readonly table: GrowingTable;
  readonly steps: readonly PlaceStep[];
}

class TomlPlaces {
  readonly #text: string;
  readonly #offset: number;
  readonly #root = newTable();
  readonly #headers = new Set<string>();
  /** Those up to the place. */
  readonly #lists = new Set<string>();
  #at = 0;
  /** Whether the place was passed; there may be nothing to write at it. */
  #isPassed = false;
  #found: ConfigPlace | undefined;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  find(): ConfigPlace | undefined {
    let here: Here = { table: this.#root, steps: [] };
    while (this.#at <= this.#text.length) {
      const lineStart = this.#at;
      this.#blanks();
      if (this.#is('[')) here = this.#header();
      else if (this.#isEndOfLine()) this.#blankLine(lineStart, here);
      else this.#entry(here, 0);
      this.#toNextLine();
    }
    const headers = { given: this.#headers, lists: this.#lists, root: this.#root };
    return this.#found && { ...this.#found, headers };
  }

  #blankLine(lineStart: number, here: Here): void {
    const isHere = lineStart <= this.#offset && this.#offset <= this.#at;
    if (isHere) this.#pass(this.#nameWanted(here, span(this.#offset, this.#offset), false));
  }

  /** `[a.b]` or `[[a.b]]`, also without its end: the table of the lines that follow. */
  #header(): Here {
    const start = this.#at;
    const isList = this.#text.startsWith('[[', start);
    this.#at += isList ? 2 : 1;
    const keys = this.#keyPath();
    for (let closing = isList ? 2 : 1; closing > 0 && this.#is(']'); closing--) this.#at++;
    const isTyped = start < this.#offset && this.#offset <= this.#at;
    const names = keys.map(({ name }) => name).filter((name) => name !== '');
    if (isTyped) {
      this.#pass({ steps: [], wanted: { kind: 'table', keys }, replace: span(start, this.#at) });
    } else if (!isList) this.#headers.add(headerOf(names));
    else if (!this.#isPassed) this.#lists.add(headerOf(names));
    return this.#descend(names, isList);
  }

  #descend(names: readonly string[], isList: boolean): Here {
    const steps: PlaceStep[] = [];
    let table = this.#root;
    for (const [index, name] of names.entries()) {
      steps.push({ name, table });
      const isNew = isList && index === names.length - 1;
      const there = table.properties.findLast((property) => property.name === name)?.value;
      const next = !isNew && isTable(there) ? there : newTable();
      if (next !== there) give(table, name, next);
      table = next;
    }
    return { table, steps };
  }

  /** `key = value`, also before it has a value. */
  #entry(here: Here, depth: number): void {
    const keys = this.#keyPath();
    const last = keys.at(-1);
    if (!last) {
      this.#at++;
      return;
    }
    const hasValue = this.#is('=');
    const around = this.#into(here, keys.slice(0, -1));
    const typed = keys.findIndex((key) => key.span.start <= this.#offset && this.#offset <= key.span.end);
    if (typed === -1) give(around.table, last.name, anyValue);
    else {
      const place = this.#into(here, keys.slice(0, typed));
      this.#pass(
        this.#nameWanted(place, keys[typed]?.span ?? last.span, depth > 0, hasValue || typed < keys.length - 1),
      );
    }
    if (!hasValue) return;
    const valueStart = ++this.#at;
    this.#value(
      { ...around, steps: [...around.steps, { name: last.name, table: around.table }] },
      valueStart,
      depth,
      last.name,
    );
  }

  /** Dots in a key are tables too. */
  #into({ table, steps }: Here, keys: readonly PlaceKey[]): Here {
    let here: Here = { table, steps };
    for (const { name } of keys) {
      const there = here.table.properties.findLast((property) => property.name === name)?.value;
      const next = isTable(there) ? there : newTable();
      if (next !== there) give(here.table, name, next);
      here = { table: next, steps: [...here.steps, { name, table: here.table }] };
    }
    return here;
  }

  #nameWanted({ table, steps }: Here, replace: Span, isInline: boolean, hasValue = false): ConfigPlace {
    return { steps, wanted: { kind: 'name', table, hasValue, isInline, comma: {} }, replace };
  }

  /** One value; `from` is where it could begin. `here` are the steps to it, and the table that it is in. */
  #value(here: Here, from: number, depth: number, name?: string): void {
    this.#blanks();
    if (depth > depthLimit) return;
    if (this.#is('[')) this.#array(here, depth);
    else if (this.#is('{')) this.#inlineTable(here, depth, name);
    else this.#scalar(here, from, name);
  }

  #scalar({ steps, table }: Here, from: number, name?: string): void {
    const start = this.#at;
    const quote = this.#text.charAt(start);
    const isString = quote === '"' || quote === "'";
    const isClosed = isString && this.#string(quote);
    if (!isString) while (!this.#isEndOfLine() && !/[\s,\]}#]/.test(this.#text.charAt(this.#at))) this.#at++;
    const isEmpty = this.#at === start;
    const isTyped = isString
      ? start < this.#offset && (this.#offset < this.#at || (this.#offset === this.#at && !isClosed))
      : (isEmpty ? from : start) <= this.#offset && this.#offset <= this.#at;
    if (isTyped) {
      const replace = isEmpty ? span(this.#offset, this.#offset) : span(start, this.#at);
      this.#pass({ steps, wanted: { kind: 'value', comma: {} }, replace });
    } else if (name !== undefined && !isEmpty) {
      const written = this.#text.slice(start, this.#at);
      const text = isString ? written.slice(1, isClosed ? -1 : undefined) : written;
      this.#keep(table, name, plainValue(isString ? 'string' : /^[tf]/.test(text) ? 'boolean' : 'number', text));
    }
  }

  #array({ steps, table }: Here, depth: number): void {
    this.#at++;
    const item: Here = { steps: [...steps, { name: undefined, table }], table };
    let mayBegin = true;
    for (;;) {
      const from = this.#at;
      this.#blanksAndLines();
      // Where a key or a header stands, the list was left open.
      if (this.#at >= this.#text.length || this.#isNextEntry()) {
        const end = this.#endOfLineBefore(from);
        if (from <= this.#offset && this.#offset <= end) this.#pass(emptyValue(item.steps, this.#offset));
        this.#at = from;
        return;
      }
      const isBlankHere = from <= this.#offset && this.#offset <= this.#at && !this.#isInComment(from);
      if (isBlankHere && mayBegin && (this.#is(']') || this.#is(','))) this.#pass(emptyValue(item.steps, this.#offset));
      if (this.#is(']')) break;
      const before = this.#at;
      this.#value(item, this.#at, depth + 1);
      this.#blanksAndLines();
      mayBegin = this.#is(',');
      if (mayBegin) this.#at++;
      else if (!this.#is(']') && this.#at === before) return;
    }
    this.#at++;
  }

  #inlineTable({ steps, table: around }: Here, depth: number, name?: string): void {
    this.#at++;
    const table = newTable();
    if (name !== undefined) this.#keep(around, name, table);
    const inside: Here = { steps, table };
    let mayBegin = true;
    for (;;) {
      const from = this.#at;
      this.#blanks();
      const isBlankHere = from <= this.#offset && this.#offset <= this.#at;
      if (this.#is('}') || this.#isEndOfLine() || this.#is(',')) {
        if (isBlankHere && mayBegin) this.#pass(this.#nameWanted(inside, span(this.#offset, this.#offset), true));
        const isEnd = !this.#is(',');
        mayBegin = true;
        if (!this.#isEndOfLine()) this.#at++;
        if (isEnd) return;
        continue;
      }
      const before = this.#at;
      this.#entry(inside, depth + 1);
      this.#blanks();
      mayBegin = this.#is(',');
      if (mayBegin) this.#at++;
      else if (!this.#is('}') && this.#at === before) return;
    }
  }

  #keep(table: GrowingTable, name: string, value: GrowingTable['properties'][number]['value']): void {
    const last = table.properties.at(-1);
    if (last?.name === name) table.properties[table.properties.length - 1] = { ...last, value };
  }

  /** The keys with dots between, as far as they are there: behind the last dot may be nothing. */
  #keyPath(): readonly PlaceKey[] {
    const keys: PlaceKey[] = [];
    do {
      this.#blanks();
      const start = this.#at;
      const quote = this.#text.charAt(start);
      const isQuoted = quote === '"' || quote === "'";
      const isClosed = isQuoted && this.#string(quote);
      if (!isQuoted) while (/[\w-]/.test(this.#text.charAt(this.#at))) this.#at++;
      const written = this.#text.slice(start, this.#at);
      const name = isQuoted ? written.slice(1, isClosed ? -1 : undefined) : written;
      if (name === '' && keys.length === 0) return [];
      keys.push({ name, span: span(start, this.#at) });
      this.#blanks();
    } while (keys.length < depthLimit && this.#is('.') && ++this.#at);
    return keys;
  }

  /** Goes behind a string; false if its end is missing, which then is that of the line. */
  #string(quote: string): boolean {
    const isLong = this.#text.startsWith(quote.repeat(3), this.#at);
    const closing = isLong ? quote.repeat(3) : quote;
    for (this.#at += closing.length; this.#at < this.#text.length; this.#at++) {
      if (this.#text.startsWith(closing, this.#at)) {
        this.#at += closing.length;
        return true;
      }
      if (!isLong && this.#is('\n')) return false;
      if (quote === '"' && this.#is('\\') && this.#text.charAt(this.#at + 1) !== '\n') this.#at++;
    }
    this.#at = Math.min(this.#at, this.#text.length);
    return false;
  }

  #pass(place: ConfigPlace | undefined): void {
    if (!this.#isPassed) this.#found = place;
    this.#isPassed = true;
  }

  /** Whether a line begins that is no part of a list: `key =`, `[table]`. */
  #isNextEntry(): boolean {
    let before = this.#at - 1;
    while (this.#text.charAt(before) === ' ' || this.#text.charAt(before) === '\t') before--;
    if (before >= 0 && this.#text.charAt(before) !== '\n') return false;
    const newline = this.#text.indexOf('\n', this.#at);
    const line = this.#text.slice(this.#at, newline === -1 ? undefined : newline).slice(0, 300);
    return (
      /^[\w-]+(?:\.[\w-]+)*[ \t]*=/.test(line) ||
      /^\[{1,2}[A-Za-z_][\w-]*(?:\.[^\]]*)?\]{1,2}[ \t]*(?:#.*)?$/.test(line)
    );
  }

  #endOfLineBefore(from: number): number {
    const newline = this.#text.indexOf('\n', from);
    return newline === -1 ? this.#text.length : newline;
  }

  #isInComment(from: number): boolean {
    const lineStart = Math.max(from, this.#text.lastIndexOf('\n', this.#offset - 1) + 1);
    return this.#text.slice(lineStart, this.#offset).includes('#');
  }

  #toNextLine(): void {
    const newline = this.#text.indexOf('\n', this.#at);
    this.#at = newline === -1 ? this.#text.length + 1 : newline + 1;
  }

  #isEndOfLine(): boolean {
    return this.#at >= this.#text.length || this.#is('\n') || this.#is('\r') || this.#is('#');
  }

  #blanks(): void {
    while (this.#is(' ') || this.#is('\t')) this.#at++;
  }

  #blanksAndLines(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      if (this.#is('#')) {
        const newline = this.#text.indexOf('\n', this.#at);
        this.#at = newline === -1 ? this.#text.length : newline;
      } else if (!/\s/.test(this.#text.charAt(this.#at))) return;
    }
  }

  #is(character: string): boolean {
    return this.#text.charAt(this.#at) === character;
  }
}

function emptyValue(steps: readonly PlaceStep[], offset: number): ConfigPlace {
  return { steps, wanted: { kind: 'value', comma: {} }, replace: span(offset, offset) };
}

function isTable(value: GrowingTable['properties'][number]['value'] | undefined): value is GrowingTable {
  return value?.kind === 'object';
}
