/** Finds blanks that BitBake does not see. */
import type { LineIndex } from '../../base/lineIndex';
import type { Span } from '../../base/span';
import { isPythonSpace, trimmedEnd } from '../../syntax/pythonCharacters';

/**
 * The blanks at the ends of the lines of a part of a text, which begins and ends where lines do. BitBake strips them as it reads a line, even
 * before it looks for a backslash that continues it.
 */
export function trailingBlanks(text: string, lines: LineIndex, { start, end }: Span): readonly Span[] {
  const found: Span[] = [];
  for (let line = lines.lineOf(start), at = start; at < end; at = lines.lineStart(++line)) {
    const next = lines.lineStart(line + 1);
    const blanks = { start: trimmedEnd(text, at, next), end: lineEndStart(text, at, next) };
    if (blanks.start < blanks.end && !partsLineEnds(text, blanks)) found.push(blanks);
  }
  return found;
}

/** Without the blanks between them, `\r` and `\n` would be one line end. */
function partsLineEnds(text: string, { start, end }: Span): boolean {
  return text.charCodeAt(start - 1) === 13 && text.charCodeAt(end) === 10;
}

/** Where the line end of a line begins; the end of the line if it has none. */
function lineEndStart(text: string, start: number, next: number): number {
  const last = text.charCodeAt(next - 1);
  if (next === start || (last !== 10 && last !== 13)) return next;
  return last === 10 && next - 2 >= start && text.charCodeAt(next - 2) === 13 ? next - 2 : next - 1;
}

/** Whether a part of a text is nothing but blanks of one line; the empty part is. */
export function isBlankInLine(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13 || !isPythonSpace(code)) return false;
  }
  return true;
}
