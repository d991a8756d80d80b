/** The strings, comments, brackets and commas of Python code, told in one pass and without a parser: code that is being typed rarely parses. */
import { type Span, span } from '../../base/span';

export type PythonToken =
  | { readonly kind: 'comment'; readonly span: Span }
  | PythonStringToken
  | { readonly kind: 'open' | 'close' | 'comma'; readonly span: Span };

export interface PythonStringToken {
  readonly kind: 'string';
  /** The quotes included, a letter before them left out. */
  readonly span: Span;
  /** What stands between the quotes; without a closing quote, up to the end of the line. */
  readonly content: Span;
  /** Whether the content holds expressions in braces. */
  readonly formatted: boolean;
}

/** The tokens of `text[code)` in order; names, numbers and operators are left out. */
export function* pythonTokens(text: string, code: Span): Iterable<PythonToken> {
  for (let at = code.start; at < code.end; ) {
    const token = tokenAt(text, code, at);
    if (token) yield token;
    at = token?.span.end ?? at + 1;
  }
}

function tokenAt(text: string, code: Span, at: number): PythonToken | undefined {
  switch (text.charAt(at)) {
    case '#':
      return { kind: 'comment', span: span(at, endOfLine(text, at, code.end)) };
    case '"':
    case "'": {
      const content = contentSpan(text, at, code.end);
      const quoteLength = content.start - at;
      const isClosed = text.startsWith(text.charAt(at), content.end) && content.end + quoteLength <= code.end;
      const end = isClosed ? content.end + quoteLength : content.end;
      return {
        kind: 'string',
        span: span(at, Math.max(end, at + 1)),
        content,
        formatted: isFormatted(text, code.start, at),
      };
    }
    case '(':
    case '[':
    case '{':
      return { kind: 'open', span: span(at, at + 1) };
    case ')':
    case ']':
    case '}':
      return { kind: 'close', span: span(at, at + 1) };
    case ',':
      return { kind: 'comma', span: span(at, at + 1) };
    default:
      return undefined;
  }
}

/** The content of the string whose first quote stands at `at`; three quotes may span lines. */
export function contentSpan(text: string, at: number, end: number): Span {
  const quote = text.charAt(at);
  const isTriple = text.startsWith(quote.repeat(3), at);
  const closing = isTriple ? quote.repeat(3) : quote;
  const start = at + closing.length;
  for (let offset = start; offset < end; offset++) {
    const character = text.charAt(offset);
    if (character === '\\') offset++;
    else if (character === '\n' && !isTriple) return span(start, offset);
    else if (text.startsWith(closing, offset)) return span(start, offset);
  }
  return span(Math.min(start, end), end);
}

/** Whether one of the letters before the quote is the `f` of a formatted string. */
function isFormatted(text: string, start: number, quote: number): boolean {
  for (let at = quote - 1; at >= start && at >= quote - 2; at--) {
    const letter = text.charAt(at).toLowerCase();
    if (letter === 'f') return true;
    if (letter !== 'r') return false;
  }
  return false;
}

/** The part of an expression in braces of a formatted string that stands around the offset, from its brace to the end of the string. */
export function formattedExpression(text: string, content: Span, offset: number): Span | undefined {
  let depth = 0;
  let start = content.start;
  for (let at = content.start; at < offset && at < content.end; at++) {
    const character = text.charAt(at);
    if (character === '{' && depth === 0 && text.charAt(at + 1) === '{') at++;
    else if (character === '{') {
      if (depth === 0) start = at + 1;
      depth++;
    } else if (character === '}' && depth > 0) depth--;
  }
  return depth > 0 ? span(start, content.end) : undefined;
}

export function endOfLine(text: string, at: number, end: number): number {
  const lineEnd = text.indexOf('\n', at);
  return lineEnd === -1 ? end : Math.min(lineEnd, end);
}
