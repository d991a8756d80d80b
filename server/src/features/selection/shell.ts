/** The parts of shell code: words, strings, lines, and the lines between two empty ones. */
import { type Span, span } from '../../base/span';
import { isBlank, isNoSpace, lineAround, runAround, trimmed, wordSpans } from './text';
import { expansionSpans } from './value';

/** From the inside out; the body itself is left out. */
export function shellSpans(text: string, body: Span, offset: number): readonly Span[] {
  const line = lineAround(text, body, offset);
  return [
    ...expansionSpans(text, line, offset),
    ...wordSpans(text, line, offset),
    ...quotedSpans(text, line, offset),
    runAround(text, line, offset, isNoSpace),
    line,
    continuedLine(text, body, offset),
    paragraph(text, body, offset),
  ];
}

/** What stands in quotes on the line, without and with them. */
function quotedSpans(text: string, line: Span, offset: number): readonly Span[] {
  for (let at = line.start; at < offset; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    if (character !== '"' && character !== "'") continue;
    const close = closingQuote(text, at, line.end);
    if (close === -1) return [];
    if (offset <= close) return [span(at + 1, close), span(at, close + 1)];
    at = close;
  }
  return [];
}

function closingQuote(text: string, quote: number, end: number): number {
  const character = text.charAt(quote);
  for (let at = quote + 1; at < end; at++) {
    if (character === '"' && text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === character) return at;
  }
  return -1;
}

/** The lines that backslashes make one of. */
function continuedLine(text: string, body: Span, offset: number): Span {
  let { start, end } = lineBounds(text, body, offset);
  while (start > body.start && text.charAt(start - 2) === '\\') ({ start } = lineBounds(text, body, start - 1));
  while (end < body.end && text.charAt(end - 1) === '\\') ({ end } = lineBounds(text, body, end + 1));
  return trimmed(text, span(start, end));
}

/** The lines around the offset up to the next empty ones. */
function paragraph(text: string, body: Span, offset: number): Span {
  let { start, end } = lineBounds(text, body, offset);
  if (isBlank(text, span(start, end))) return span(offset, offset);
  while (start > body.start) {
    const before = lineBounds(text, body, start - 1);
    if (isBlank(text, before)) break;
    start = before.start;
  }
  while (end < body.end) {
    const after = lineBounds(text, body, end + 1);
    if (isBlank(text, after)) break;
    end = after.end;
  }
  return trimmed(text, span(start, end));
}

/** The line with its blanks, without its line end. */
function lineBounds(text: string, body: Span, offset: number): Span {
  const at = Math.min(Math.max(offset, body.start), body.end);
  const before = at === 0 ? -1 : text.lastIndexOf('\n', at - 1);
  const after = text.indexOf('\n', at);
  return span(Math.max(body.start, before + 1), after === -1 ? body.end : Math.min(after, body.end));
}
