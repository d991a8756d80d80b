/** A place in a text as people and editors count it: zero-based line, zero-based UTF-16 column. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/**
 * Where the lines of a text start. A line ends with `\n`, `\r\n` or a lone `\r`: that is how LSP counts, and how Python's
 * universal newlines (which BitBake reads files with) count too.
 */
export class LineIndex {
  readonly #starts: Int32Array;
  readonly #length: number;

  constructor(text: string) {
    this.#starts = lineStarts(text);
    this.#length = text.length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The line and column of an offset; an offset outside the text counts as its nearest end. */
  at(offset: number): LineColumn {
    const inside = Math.max(0, Math.min(offset, this.#length));
    const line = this.lineOf(inside);
    return { line, column: inside - this.lineStart(line) };
  }

  /** The zero-based line that holds an offset. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The offset at which a zero-based line starts; past the last line, the length of the text. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** The offset of a line and column, kept inside the line. */
  offsetAt(place: LineColumn): number {
    if (place.line < 0) return 0;
    const start = this.lineStart(place.line);
    return Math.min(start + Math.max(0, place.column), this.lineStart(place.line + 1));
  }
}

function lineStarts(text: string): Int32Array {
  const starts = [0];
  const hasReturns = text.includes('\r');
  if (!hasReturns) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return Int32Array.from(starts);
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return Int32Array.from(starts);
}
