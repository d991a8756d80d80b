/**
 * Reads the configuration of a Xen guest as the library libxlutil does: settings of `name = value` that end with their line or a `;`. A value is
 * a text in quotes, a number, or a list of them. Compared with libxlutil 4.17 on the cases of `test/toolchain/xlConfig.test.ts`.
 */
import { span } from '../../base/span';
import type { DataArray, DataNode, DataProblem, DataProperty, DataScalar, DataTree } from './dataTree';

/** Lists are read by functions that call themselves; nothing that people write is nested deeper. */
const depthLimit = 100;

/** What is wrong ends with its line: the lines after it are understood again. */
export function parseXl(text: string): DataTree {
  return new XlReader(text).tree();
}

class XlReader {
  readonly #text: string;
  readonly #problems: DataProblem[] = [];
  readonly #properties: DataProperty[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  tree(): DataTree {
    while (this.#at < this.#text.length) {
      this.#blanks();
      if (this.#endsStatement() || this.#isPassedOver()) continue;
      const property = this.#setting();
      if (property) this.#properties.push(property);
      if (!property || !this.#isStatementEnd()) this.#fail();
    }
    const root = { kind: 'object', span: span(0, this.#text.length), properties: this.#properties } as const;
    return { kind: 'data', root, problems: this.#problems };
  }

  #setting(): DataProperty | undefined {
    const name = this.#match(/[a-z][a-z0-9_]*/y);
    if (name === undefined) return undefined;
    const nameSpan = span(this.#at - name.length, this.#at);
    this.#blanks();
    if (this.#match(/\+?=/y) === undefined) return undefined;
    this.#blanks();
    const value = this.#value(0);
    this.#blanks();
    return value && { name, nameSpan, value };
  }

  #value(depth: number): DataNode | undefined {
    if (this.#is('[')) return depth < depthLimit ? this.#list(depth) : undefined;
    const start = this.#at;
    const number = this.#match(/[0-9][0-9a-fx]*/y);
    return number === undefined ? this.#string() : { kind: 'number', span: span(start, this.#at), text: number };
  }

  #list(depth: number): DataArray | undefined {
    const start = this.#at++;
    const items: DataNode[] = [];
    for (this.#blankLines(); !this.#is(']'); this.#blankLines()) {
      const item = this.#value(depth + 1);
      if (!item) return undefined;
      items.push(item);
      this.#blankLines();
      if (this.#is(',')) this.#at++;
      else if (!this.#is(']')) return undefined;
    }
    this.#at++;
    return { kind: 'array', span: span(start, this.#at), items };
  }

  #string(): DataScalar | undefined {
    const start = this.#at;
    const written = this.#match(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/y);
    if (written === undefined) return undefined;
    const place = span(start, this.#at);
    const text = unescaped(written.slice(1, -1));
    if (text === undefined) this.#problems.push({ kind: 'syntax', span: place });
    return { kind: 'string', span: place, text: text ?? '' };
  }

  /** Steps over the end of a statement. A comment counts with the end of its line only. */
  #endsStatement(): boolean {
    return this.#at >= this.#text.length || this.#match(/;|(?:#[^\n]*)?\n/y) !== undefined;
  }

  /** The library passes over one last character that it does not know, a `#` before the end of the file. */
  #isPassedOver(): boolean {
    return this.#at === this.#text.length - 1 && this.#match(/[^a-z0-9=,[\]]/y) !== undefined;
  }

  #isStatementEnd(): boolean {
    const before = this.#at;
    const isEnd = this.#endsStatement() || this.#isPassedOver();
    this.#at = before;
    return isEnd;
  }

  #fail(): void {
    // The lexer takes what it does not know together up to the next blank.
    const end = this.#at + (/[^ \t\n]+/y.exec(this.#text.slice(this.#at, this.#at + 200))?.[0].length ?? 0);
    this.#problems.push({ kind: 'syntax', span: span(this.#at, end) });
    const newline = this.#text.indexOf('\n', this.#at);
    this.#at = newline === -1 ? this.#text.length : newline + 1;
  }

  #blanks(): void {
    while (this.#is(' ') || this.#is('\t')) this.#at++;
  }

  #blankLines(): void {
    do this.#blanks();
    while (this.#match(/(?:#[^\n]*)?\n/y) !== undefined);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #is(character: string): boolean {
    return this.#text.charAt(this.#at) === character;
  }
}

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Undefined where a backslash stands before what libxlutil does not take there; it takes no `\x41` either. */
function unescaped(text: string): string | undefined {
  let isWrong = false;
  const result = text.replace(/\\([0-7]{3}|[^\n])/g, (_, escaped: string) => {
    if (escaped.length === 3) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
    if (escaped === '"' || escaped === "'" || escaped === '\\') return escaped;
    isWrong ||= escapes[escaped] === undefined;
    return escapes[escaped] ?? '';
  });
  return isWrong ? undefined : result;
}
