/** Python code as logical lines of tokens, as far as needed to find what it writes. Total: what is no Python gives tokens all the same. */

export type CodeToken =
  | {
      readonly kind: 'name' | 'number' | 'operator';
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }
  | StringToken;

export interface StringToken {
  readonly kind: 'string';
  readonly start: number;
  readonly end: number;
  /** In small letters: `f`, `rb`. */
  readonly prefix: string;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly isTriple: boolean;
  readonly text: '';
}

export interface CodeLine {
  readonly start: number;
  /** Columns of indentation; a tab goes on to the next multiple of 8. */
  readonly indentation: number;
  readonly tokens: readonly CodeToken[];
}

/** The logical lines of `source[start, end)`; lines in brackets and behind a backslash are joined. */
export function codeLines(source: string, start: number, end: number): readonly CodeLine[] {
  const lines: CodeLine[] = [];
  let tokens: CodeToken[] = [];
  let depth = 0;
  let lineStart = start;
  const finish = (): void => {
    const [first] = tokens;
    if (first) lines.push({ start: first.start, indentation: indentationOf(source, lineStart), tokens });
    tokens = [];
    depth = 0;
  };
  for (let at = start; at < end; ) {
    const character = source.charAt(at);
    if (character === '\n') {
      at++;
      if (depth > 0) continue;
      finish();
      lineStart = at;
    } else if (character === '\\' || character.trim() === '') at += source.startsWith('\\\n', at) ? 2 : 1;
    else if (character === '#') at = lineEnd(source, at, end);
    else {
      const token = tokenAt(source, at, end);
      if ('([{'.includes(token.text.charAt(0) || ' ')) depth++;
      else if (')]}'.includes(token.text.charAt(0) || ' ')) depth = Math.max(0, depth - 1);
      tokens.push(token);
      at = token.end;
    }
  }
  finish();
  return lines;
}

function indentationOf(source: string, lineStart: number): number {
  let columns = 0;
  for (let at = lineStart; ; at++) {
    const character = source.charAt(at);
    if (character === ' ') columns++;
    else if (character === '\t') columns += 8 - (columns % 8);
    else return columns;
  }
}

function lineEnd(source: string, at: number, end: number): number {
  const newline = source.indexOf('\n', at);
  return newline === -1 || newline > end ? end : newline;
}

const word = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y;
const number = /\d[\w.]*/y;

function tokenAt(source: string, start: number, end: number): CodeToken {
  const name = matchAt(word, source, start);
  const prefix = name !== undefined && /^[rbfu]{1,2}$/i.test(name) ? name : '';
  if (name === undefined || prefix !== '') {
    const quote = source.charAt(start + prefix.length);
    if (quote === '"' || quote === "'") return stringAt(source, start, prefix.toLowerCase(), end);
  }
  if (name !== undefined) return { kind: 'name', start, end: start + name.length, text: name };
  const digits = matchAt(number, source, start);
  if (digits !== undefined) return { kind: 'number', start, end: start + digits.length, text: digits };
  const isDouble = /^(?:==|!=|<=|>=|\+=|-=|%=|\*\*|:=|->)/.test(source.slice(start, start + 2));
  const text = source.slice(start, start + (isDouble ? 2 : 1));
  return { kind: 'operator', start, end: start + text.length, text };
}

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

/** A string that is not closed ends with its line, or with the code. */
function stringAt(source: string, start: number, prefix: string, end: number): StringToken {
  const open = start + prefix.length;
  const quote = source.charAt(open);
  const isTriple = source.startsWith(quote.repeat(3), open);
  const close = isTriple ? quote.repeat(3) : quote;
  const contentStart = open + close.length;
  const made = (contentEnd: number, tokenEnd: number): StringToken => ({
    kind: 'string',
    start,
    end: tokenEnd,
    prefix,
    contentStart,
    contentEnd,
    isTriple,
    text: '',
  });
  for (let at = contentStart; at < end; at++) {
    const character = source.charAt(at);
    if (character === '\\') at++;
    else if (character === '\n' && !isTriple) return made(at, at);
    else if (source.startsWith(close, at)) return made(at, at + close.length);
  }
  return made(end, end);
}
