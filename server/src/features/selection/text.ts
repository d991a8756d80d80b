/** Words and lines around an offset. */
import { type Span, span } from '../../base/span';
import { isAsciiWord, isPythonSpace, skipSpaces, trimmedEnd } from '../../syntax/pythonCharacters';

/** The word of letters, digits and `_`; the name around it, which may hold `-`, `.` and `+`; the run without blanks, quotes and brackets. */
export function wordSpans(text: string, within: Span, offset: number): readonly Span[] {
  return [runAround(text, within, offset, isAsciiWord), runAround(text, within, offset, isNameCharacter)];
}

/** The characters around the offset that are of a kind; empty where neither side is. */
export function runAround(text: string, within: Span, offset: number, isPart: (code: number) => boolean): Span {
  let { start, end } = { start: offset, end: offset };
  while (start > within.start && isPart(text.charCodeAt(start - 1))) start--;
  while (end < within.end && isPart(text.charCodeAt(end))) end++;
  return span(start, end);
}

/** The line within the bounds, without the blanks around it. */
export function lineAround(text: string, within: Span, offset: number): Span {
  const before = text.lastIndexOf('\n', offset - 1);
  const after = text.indexOf('\n', offset);
  const start = Math.max(within.start, offset === 0 ? 0 : before + 1);
  const end = after === -1 ? within.end : Math.min(within.end, after);
  return trimmed(text, span(start, Math.max(start, end)));
}

/** Without the blanks at both ends. */
export function trimmed(text: string, line: Span): Span {
  const start = skipSpaces(text, line.start, line.end);
  return span(start, trimmedEnd(text, start, line.end));
}

export function isBlank(text: string, line: Span): boolean {
  return skipSpaces(text, line.start, line.end) === line.end;
}

function isNameCharacter(code: number): boolean {
  return isAsciiWord(code) || code === 0x2b || code === 0x2d || code === 0x2e;
}

export function isNoSpace(code: number): boolean {
  return !isPythonSpace(code);
}
