/**
 * Reads TOML 1.0 into the tree that JSON has too. What is wrong ends with its line: the lines after it are understood again. Tables that
 * are written in several places are one object.
 */
import { type Span, span } from '../../base/span';
import type { DataArray, DataNode, DataObject, DataProblem, DataProperty, DataScalar, DataTree } from './dataTree';

/** Arrays and inline tables are read by functions that call themselves; nothing that people write is nested deeper. */
const depthLimit = 100;

export function parseToml(text: string): DataTree {
  return new TomlReader(text).tree();
}

/** What is still being put together. */
interface GrowingObject extends DataObject {
  span: Span;
  readonly properties: DataProperty[];
}

interface GrowingArray extends DataArray {
  readonly items: DataNode[];
}

interface Key {
  readonly name: string;
  readonly span: Span;
}

class TomlReader {
  readonly #text: string;
  readonly #problems: DataProblem[] = [];
  readonly #root: GrowingObject;
  /** The objects and arrays that later headers may add to, as this reader made them. */
  readonly #growing = new Set<DataNode>();
  /** The tables that have had a header of their own, or were made by dotted keys: none may come again. */
  readonly #closed = new Set<DataNode>();
  #at = 0;
  /** Where a list broke off that could not be read to its end. */
  #brokenAt: number | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#root = this.#newObject(span(0, text.length));
  }

  tree(): DataTree {
    let table = this.#root;
    for (this.#blankLines(); this.#at < this.#text.length; this.#blankLines()) {
      if (this.#is('[')) table = this.#header() ?? this.#newObject(span(this.#at, this.#at));
      else this.#entry(table, 0);
      this.#restOfLine();
      if (table !== this.#root) table.span = span(table.span.start, this.#at);
    }
    return { kind: 'data', root: this.#root, problems: this.#problems };
  }

  /** `[a.b]` or `[[a.b]]`: the table that the entries after it belong to. */
  #header(): GrowingObject | undefined {
    const start = this.#at;
    const isList = this.#text.startsWith('[[', start);
    this.#at += isList ? 2 : 1;
    const keys = this.#keyPath();
    const closing = isList ? ']]' : ']';
    if (!keys || !this.#text.startsWith(closing, this.#at)) return this.#fail(start);
    this.#at += closing.length;
    const place = span(start, this.#at);
    const last = keys.pop();
    const parent = last && this.#descend(this.#root, keys, place);
    if (!parent) return this.#fail(start);
    if (isList) return this.#nextOfList(parent, last, place);
    const table = this.#descend(parent, [last], place);
    // A name that already has a plain value is no table too.
    if (!table || this.#closed.has(table)) this.#problems.push({ kind: 'duplicateName', span: place });
    if (table) this.#closed.add(table);
    return table;
  }

  /** The object at the end of a way, made where it is not there yet. */
  #descend(from: GrowingObject, keys: readonly Key[], place: Span): GrowingObject | undefined {
    let object = from;
    for (const key of keys) {
      const there = object.properties.find(({ name }) => name === key.name)?.value;
      const next = there?.kind === 'array' ? there.items.at(-1) : there;
      if (!there) object = this.#put(object, key, this.#newObject(place));
      else if (next && this.#isGrowing(next)) object = next;
      else return undefined;
    }
    return object;
  }

  #nextOfList(parent: GrowingObject, key: Key, place: Span): GrowingObject | undefined {
    const there = parent.properties.find(({ name }) => name === key.name)?.value;
    const list: DataNode = there ?? this.#put(parent, key, this.#newArray(place));
    if (list.kind !== 'array' || !this.#growing.has(list)) return this.#fail(place.start);
    const table = this.#newObject(place);
    (list as GrowingArray).items.push(table);
    return table;
  }

  /** `key = value`, also within an inline table. */
  #entry(table: GrowingObject, depth: number): boolean {
    const start = this.#at;
    const keys = this.#keyPath();
    if (!keys || !this.#takes('=')) {
      this.#fail(start);
      return false;
    }
    this.#blanks();
    const last = keys.pop();
    const parent = last && this.#descend(table, keys, span(start, this.#at));
    const valueStart = this.#at;
    const value = this.#value(depth);
    if (!last || !parent || !value) {
      this.#fail(value ? valueStart : (this.#brokenAt ?? valueStart));
      this.#brokenAt = undefined;
      return false;
    }
    const before = parent.properties.find(({ name }) => name === last.name);
    if (before)
      this.#problems.push({ kind: 'duplicateName', span: last.span, isOfList: before.value.kind === 'array' });
    this.#put(parent, last, value);
    return true;
  }

  #keyPath(): Key[] | undefined {
    const keys: Key[] = [];
    do {
      this.#blanks();
      const key = this.#key();
      if (!key) return undefined;
      keys.push(key);
      this.#blanks();
    } while (this.#takes('.'));
    return keys;
  }

  #key(): Key | undefined {
    const start = this.#at;
    if (this.#is('"') || this.#is("'")) {
      const quoted = this.#string();
      return quoted && { name: quoted.text, span: quoted.span };
    }
    while (isBareKey(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#at === start ? undefined : { name: this.#text.slice(start, this.#at), span: span(start, this.#at) };
  }

  #value(depth: number): DataNode | undefined {
    if (depth > depthLimit) return undefined;
    if (this.#is('"') || this.#is("'")) return this.#string();
    if (this.#is('[')) return this.#array(depth);
    if (this.#is('{')) return this.#inlineTable(depth);
    return this.#plain();
  }

  #array(depth: number): DataArray | undefined {
    const start = this.#at++;
    const items: DataNode[] = [];
    for (this.#blankLines(); !this.#takes(']'); this.#blankLines()) {
      const itemStart = this.#at;
      const item = this.#value(depth + 1);
      if (!item) return this.#breakOff(itemStart);
      items.push(item);
      this.#blankLines();
      if (!this.#takes(',') && !this.#is(']')) return this.#breakOff(item.span.end - 1);
    }
    return { kind: 'array', span: span(start, this.#at), items };
  }

  /** The innermost list says where; a comma or a bracket is missing behind the item before, on its line. */
  #breakOff(place: number): undefined {
    this.#brokenAt ??= Math.min(place, this.#text.length);
    return undefined;
  }

  #inlineTable(depth: number): DataObject | undefined {
    const start = this.#at++;
    const table = this.#newObject(span(start, start));
    this.#blanks();
    while (!this.#takes('}')) {
      if (!this.#entry(table, depth + 1)) return undefined;
      this.#blanks();
      if (!this.#takes(',') && !this.#is('}')) return undefined;
      this.#blanks();
    }
    table.span = span(start, this.#at);
    return table;
  }

  #string(): DataScalar | undefined {
    const start = this.#at;
    const quote = this.#text.charAt(start);
    const isLong = this.#text.startsWith(quote.repeat(3), start);
    const closing = isLong ? quote.repeat(3) : quote;
    const from = start + closing.length;
    let at = from;
    while (at < this.#text.length && !this.#text.startsWith(closing, at)) {
      if (!isLong && this.#text.charAt(at) === '\n') return undefined;
      at += quote === '"' && this.#text.charAt(at) === '\\' ? 2 : 1;
    }
    if (at >= this.#text.length) return undefined;
    this.#at = at + closing.length;
    // Up to two quotes may stand before the three that end a long string.
    while (isLong && this.#is(quote) && this.#at < at + 5) this.#at++;
    const written = this.#text.slice(from, this.#at - closing.length);
    const text = isLong ? written.replace(/^\r?\n/, '') : written;
    const wrong = quote === '"' ? unknownEscape(written) : -1;
    if (wrong !== -1)
      this.#problems.push({ kind: 'syntax', mistake: 'escape', span: span(from + wrong, from + wrong + 2) });
    return { kind: 'string', span: span(start, this.#at), text: quote === '"' ? unescaped(text) : text };
  }

  /** A number, date or truth value. */
  #plain(): DataScalar | undefined {
    const start = this.#at;
    while (isPlain(this.#text.charCodeAt(this.#at))) this.#at++;
    // A blank may stand between a date and its time.
    const hasTime = /^ \d\d:/.test(this.#text.slice(this.#at, this.#at + 4)) && this.#at - start === 10;
    if (hasTime) for (this.#at++; isPlain(this.#text.charCodeAt(this.#at)); ) this.#at++;
    const text = this.#text.slice(start, this.#at);
    const kind = plainKind(text);
    return kind && { kind, span: span(start, this.#at), text };
  }

  #put<Value extends DataNode>(parent: GrowingObject, key: Key, value: Value): Value {
    parent.properties.push({ name: key.name, nameSpan: key.span, value });
    return value;
  }

  #newObject(place: Span): GrowingObject {
    const object: GrowingObject = { kind: 'object', span: place, properties: [] };
    this.#growing.add(object);
    return object;
  }

  #newArray(place: Span): GrowingArray {
    const array: GrowingArray = { kind: 'array', span: place, items: [] };
    this.#growing.add(array);
    return array;
  }

  #isGrowing(node: DataNode): node is GrowingObject {
    return node.kind === 'object' && this.#growing.has(node);
  }

  /** Nothing but blanks and a comment may follow; what else is there is a problem and is left out. */
  #restOfLine(): void {
    this.#blanks();
    const newline = this.#text.indexOf('\n', this.#at);
    const end = newline === -1 ? this.#text.length : newline;
    const isClean = this.#at >= end || this.#is('#') || this.#is('\r');
    if (!isClean) this.#fail(this.#at);
    this.#at = end;
  }

  #fail(start: number): undefined {
    const newline = this.#text.indexOf('\n', start);
    const end = newline === -1 ? this.#text.length : newline;
    this.#problems.push({ kind: 'syntax', span: span(start, Math.max(start, end)) });
    this.#at = end;
    return undefined;
  }

  #blanks(): void {
    while (this.#is(' ') || this.#is('\t')) this.#at++;
  }

  /** Blanks, line ends and comments. */
  #blankLines(): void {
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

  #takes(character: string): boolean {
    const isThere = this.#is(character);
    if (isThere) this.#at++;
    return isThere;
  }
}

/** Letters, digits, `_` and `-`. */
function isBareKey(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x5f ||
    code === 0x2d
  );
}

/** The same, and what else stands in numbers and dates: `+ . :`. */
function isPlain(code: number): boolean {
  return isBareKey(code) || code === 0x2b || code === 0x2e || code === 0x3a;
}

function plainKind(text: string): DataScalar['kind'] | undefined {
  if (text === 'true' || text === 'false') return 'boolean';
  if (/^\d{4}-\d\d-\d\d|^\d\d:\d\d/.test(text)) return 'date';
  return /^[+-]?(?:\d|inf$|nan$)/.test(text) ? 'number' : undefined;
}

/** Where a backslash stands with what TOML knows no character for; -1 where none does. */
function unknownEscape(text: string): number {
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', at + 2)) {
    knownEscape.lastIndex = at;
    if (!knownEscape.test(text)) return at;
  }
  return -1;
}

/** The last is a line end that does not count; `\e` and `\xHH` are of TOML 1.1. */
const knownEscape = /\\(?:[btnfre"\\]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[ \t]*\r?\n)/y;

const escapes: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', '\\': '\\' };

function unescaped(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|U00([0-9a-fA-F]{6})|([btnfr"\\])|\s*\n\s*)/g,
    (all: string, short?: string, long?: string, letter?: string) => {
      const code = short ?? long;
      if (code !== undefined) {
        const point = Number.parseInt(code, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : all;
      }
      return letter === undefined ? '' : (escapes[letter] ?? all);
    },
  );
}
