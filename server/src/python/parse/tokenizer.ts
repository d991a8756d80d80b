/**
 * Cuts Python source into tokens, one at a time, as the parser asks for them. Most sources are read once, before the engine has had time
 * to optimize this, so it does little for each character.
 */
import { DIGIT, KEYWORDS, LONG_OPERATORS, NAME_CHARACTERS, NAME_START, SHORT_OPERATORS } from './tokens';

/** Thrown and caught within the parser: the source is no Python, or no Python that is run here. */
export class ParseFailure extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

export const NOT_UNDERSTOOD = 'Python does not understand this.';

const TAB = 9;
const NEWLINE = 10;
const FORM_FEED = 12;
const BLANK = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const QUOTE = 39;
const DOT = 46;
const EQUALS = 61;
const BACKSLASH = 92;

/** Where a tokenizer stands, to come back to. */
export type TokenizerState = readonly [
  token: string,
  text: string,
  start: number,
  end: number,
  bracketCount: number,
  isLineStart: boolean,
  dedentCount: number,
  indentations: readonly number[],
  tabFreeIndentations: readonly number[],
];

export class Tokenizer {
  /**
   * What kind of token this is: a keyword or an operator stands for itself, others are `name`, `number`, `string`, `fstring`, `newline`,
   * `indent`, `dedent` and `end`. Of an `fstring` only what opens it has been read.
   */
  token = 'newline';
  /** Of a name or number all of it; of a string its prefix in small letters. */
  text = '';
  start = 0;
  end = 0;
  /** Of a string: what stands within its quotes. */
  contentStart = 0;
  contentEnd = 0;
  /** Open brackets; a line break means nothing within them. */
  private bracketCount: number;
  private isLineStart: boolean;
  /** Blocks that have ended and have not been told yet. */
  private dedentCount = 0;
  private indentations = [0];
  /** The same with a tab as one column. Python asks that both ways to count agree on which line is deeper. */
  private tabFreeIndentations = [0];

  /** An expression is read as if brackets were around it. */
  constructor(
    readonly source: string,
    private readonly isExpression: boolean,
  ) {
    this.bracketCount = isExpression ? 1 : 0;
    this.isLineStart = !isExpression;
  }

  /** Goes on to the next token. */
  next(): void {
    if (this.isLineStart && this.readIndentation()) return;
    if (this.dedentCount > 0) {
      this.dedentCount--;
      this.token = 'dedent';
      return;
    }
    this.skipBlanks();
    const { source, start } = this;
    if (start >= source.length) {
      this.readEnd();
      return;
    }
    const code = source.charCodeAt(start);
    const kind = code < 128 ? NAME_CHARACTERS[code] : NAME_START;
    if (kind === NAME_START) this.readName();
    else if (code === NEWLINE) {
      this.token = 'newline';
      this.end = start + 1;
      this.isLineStart = true;
    } else if (code === QUOTE || code === DOUBLE_QUOTE) this.readString('', start);
    else if (kind === DIGIT || (code === DOT && isDigit(source.charCodeAt(start + 1)))) this.readNumber(code);
    else this.readOperator(code);
  }

  save(): TokenizerState {
    const { token, text, start, end, bracketCount, isLineStart, dedentCount, indentations, tabFreeIndentations } = this;
    const levels = [indentations.slice(), tabFreeIndentations.slice()] as const;
    return [token, text, start, end, bracketCount, isLineStart, dedentCount, ...levels];
  }

  restore(state: TokenizerState): void {
    const [token, text, start, end, bracketCount, isLineStart, dedentCount, indentations, tabFreeIndentations] = state;
    Object.assign(this, { token, text, start, end, bracketCount, isLineStart, dedentCount });
    this.indentations = indentations.slice();
    this.tabFreeIndentations = tabFreeIndentations.slice();
  }

  /** Goes on at an offset, within a bracket that was opened in a formatted string. */
  enterBracket(offset: number): void {
    this.bracketCount++;
    this.end = offset;
    this.next();
  }

  /** Behind a bracket whose end was found without the tokenizer. */
  leaveBracket(): void {
    this.bracketCount--;
  }

  /** Measures a line; blank ones are passed over. Gives whether the current token is an `indent`. */
  private readIndentation(): boolean {
    const { source, indentations, tabFreeIndentations } = this;
    let at = this.end;
    let column = 0;
    let tabFreeColumn = 0;
    let lent: readonly [column: number, tabFreeColumn: number] | undefined;
    for (;;) {
      const code = source.charCodeAt(at);
      if (code === BLANK) {
        column++;
        tabFreeColumn++;
      } else if (code === NEWLINE || code === FORM_FEED) {
        column = 0;
        tabFreeColumn = 0;
        lent = undefined;
      } else if (code === BACKSLASH && source.charCodeAt(at + 1) === NEWLINE) {
        // A line of one backslash lends its indentation to the next one.
        lent ??= [column, tabFreeColumn];
        at++;
      } else if (code === TAB) {
        column += 8 - (column % 8);
        tabFreeColumn++;
      } else if (code === HASH) {
        at = this.endOfLine(at);
        continue;
      } else break;
      at++;
    }
    if (at >= source.length) lent = [0, 0];
    if (lent) [column, tabFreeColumn] = lent;
    this.isLineStart = false;
    this.start = at;
    this.end = at;
    if (column > indentations.at(-1)!) {
      if (tabFreeColumn <= tabFreeIndentations.at(-1)!) throw new ParseFailure(NOT_UNDERSTOOD, at);
      indentations.push(column);
      tabFreeIndentations.push(tabFreeColumn);
      this.token = 'indent';
      return true;
    }
    while (column < indentations.at(-1)!) {
      indentations.pop();
      tabFreeIndentations.pop();
      this.dedentCount++;
    }
    if (column !== indentations.at(-1) || tabFreeColumn !== tabFreeIndentations.at(-1))
      throw new ParseFailure(NOT_UNDERSTOOD, at);
    return false;
  }

  /** From the end of the token to where the next one starts. */
  private skipBlanks(): void {
    const { source } = this;
    let at = this.end;
    for (;;) {
      const code = source.charCodeAt(at);
      if (code === BLANK || code === TAB || code === FORM_FEED) at++;
      else if (code === NEWLINE && this.bracketCount > 0) at++;
      else if (code === BACKSLASH && source.charCodeAt(at + 1) === NEWLINE) at += 2;
      else if (code === HASH) at = this.endOfLine(at);
      else break;
    }
    this.start = at;
  }

  private endOfLine(at: number): number {
    const newline = this.source.indexOf('\n', at);
    return newline < 0 ? this.source.length : newline;
  }

  private readEnd(): void {
    const isLineOpen = this.bracketCount === 0 && this.token !== 'newline' && this.token !== 'dedent';
    this.token = isLineOpen && this.token !== 'end' ? 'newline' : 'end';
    this.isLineStart = isLineOpen;
    this.end = this.start;
  }

  private readName(): void {
    const { source, start } = this;
    let at = start + 1;
    for (;;) {
      const code = source.charCodeAt(at);
      // Behind the end the code is NaN.
      if (code < 128 ? NAME_CHARACTERS[code] === 0 : !(code >= 128)) break;
      at++;
    }
    const text = source.slice(start, at);
    const code = source.charCodeAt(at);
    if (at <= start + 2 && (code === QUOTE || code === DOUBLE_QUOTE)) {
      if (/^(?:[rbuf]|r[bf]|[bf]r)$/i.test(text)) {
        this.readString(text.toLowerCase(), at);
        return;
      }
    }
    this.end = at;
    this.text = text;
    this.token = KEYWORDS.get(text) ?? 'name';
  }

  /** `at` is that of the opening quote. */
  private readString(prefix: string, at: number): void {
    const { source } = this;
    const quote = source.charCodeAt(at);
    const isLong = source.charCodeAt(at + 1) === quote && source.charCodeAt(at + 2) === quote;
    this.text = prefix;
    this.contentStart = at + (isLong ? 3 : 1);
    this.end = this.contentStart;
    if (prefix.includes('f')) {
      this.token = 'fstring';
      return;
    }
    this.token = 'string';
    this.contentEnd = isLong ? this.endOfLongString(quote) : this.endOfShortString(quote);
    this.end = this.contentEnd + (isLong ? 3 : 1);
  }

  private endOfShortString(quote: number): number {
    const { source } = this;
    for (let at = this.contentStart; ; at++) {
      const code = source.charCodeAt(at);
      if (code === quote) return at;
      if (code === BACKSLASH) at++;
      else if (code === NEWLINE || at >= source.length) this.failUnclosed();
    }
  }

  private endOfLongString(quote: number): number {
    const { source, contentStart } = this;
    const quotes = String.fromCharCode(quote, quote, quote);
    for (let at = source.indexOf(quotes, contentStart); at >= 0; at = source.indexOf(quotes, at + 1)) {
      let backslash = at;
      while (backslash > contentStart && source.charCodeAt(backslash - 1) === BACKSLASH) backslash--;
      // An even number of backslashes escape each other.
      if ((at - backslash) % 2 === 0) return at;
    }
    return this.failUnclosed();
  }

  failUnclosed(): never {
    throw new ParseFailure('This string is never closed.', this.start);
  }

  private readNumber(first: number): void {
    const { source, start } = this;
    let at = start;
    while (isDigit(source.charCodeAt(at))) at++;
    const next = source.charCodeAt(at);
    if (next === DOT || next >= 128 || NAME_CHARACTERS[next] === NAME_START) at = this.endOfNumber(first);
    this.token = 'number';
    this.text = source.slice(start, at);
    this.end = at;
  }

  /** Of one that is more than decimal digits. */
  private endOfNumber(first: number): number {
    const { source, start } = this;
    const second = source.charCodeAt(start + 1);
    // `x`, `o` and `b` in either case.
    const isPrefixed =
      first === 48 &&
      (second === 120 || second === 88 || second === 111 || second === 79 || second === 98 || second === 66);
    if (isPrefixed) return this.endOfDigits(start + 2, true);
    let at = this.endOfDigits(start, false);
    if (source.charCodeAt(at) === DOT) at = this.endOfDigits(at + 1, false);
    const exponent = /[eE][+-]?\d/y;
    exponent.lastIndex = at;
    if (exponent.test(source)) at = this.endOfDigits(exponent.lastIndex, false);
    return source.charAt(at).toLowerCase() === 'j' ? at + 1 : at;
  }

  private endOfDigits(start: number, isHexadecimal: boolean): number {
    const digits = isHexadecimal ? /[\da-fA-F_]*/y : /[\d_]*/y;
    digits.lastIndex = start;
    digits.test(this.source);
    return digits.lastIndex;
  }

  private readOperator(code: number): void {
    const { source, start } = this;
    const short = SHORT_OPERATORS[code];
    if (short === undefined) throw new ParseFailure(NOT_UNDERSTOOD, start);
    let token = short;
    if (short === '(' || short === '[' || short === '{') this.bracketCount++;
    else if (short === ')' || short === ']' || short === '}') this.closeBracket();
    else if (short !== ',') {
      const second = source.charCodeAt(start + 1);
      if (second === EQUALS || second === code || (short === '-' && second === 62)) {
        const long =
          LONG_OPERATORS.get(source.slice(start, start + 3)) ?? LONG_OPERATORS.get(source.slice(start, start + 2));
        token = long ?? short;
      }
    }
    this.token = token;
    this.end = start + token.length;
  }

  private closeBracket(): void {
    this.bracketCount--;
    if (this.bracketCount < (this.isExpression ? 1 : 0)) throw new ParseFailure(NOT_UNDERSTOOD, this.start);
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
