/** Between LSP's lines and characters and our offsets. */
import type { Position, Range, TextEdit } from 'vscode-languageserver/node';
import type { LineIndex } from '../base/lineIndex';
import type { Span } from '../base/span';

/** A text with its lines: what a conversion needs. */
export interface Lined {
  readonly text: string;
  readonly lines: LineIndex;
}

/** The offset of a position. LSP counts a character past the end of its line as that end, and a line past the last one as the end. */
export function offsetAt({ text, lines }: Lined, { line, character }: Position): number {
  const start = lines.lineStart(line);
  if (line < 0 || line >= lines.lineCount) return line < 0 ? 0 : text.length;
  let end = lines.lineStart(line + 1);
  if (line + 1 < lines.lineCount) {
    end--;
    if (text.charCodeAt(end) === 10 && text.charCodeAt(end - 1) === 13 && end > start) end--;
  }
  return Math.min(start + Math.max(0, character), end);
}

export function positionAt(lines: LineIndex, offset: number): Position {
  const { line, column } = lines.at(offset);
  return { line, character: column };
}

export function rangeOf(lines: LineIndex, span: Span): Range {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

export function textEditOf(lines: LineIndex, { span, text }: { readonly span: Span; readonly text: string }): TextEdit {
  return { range: rangeOf(lines, span), newText: text };
}

/** A range that runs backwards is read as the range between its ends. */
export function spanOf(lined: Lined, range: Range): Span {
  const first = offsetAt(lined, range.start);
  const second = offsetAt(lined, range.end);
  return first <= second ? { start: first, end: second } : { start: second, end: first };
}
