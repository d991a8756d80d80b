/** Finds the lines of Python code that begin a statement, those inside of strings and brackets left out. */

/** The offsets at which the lines of `text[start, end)` begin that continue neither a string nor a bracket, in order. */
export function statementLines(text: string, start: number, end: number): number[] {
  const lines: number[] = [];
  let depth = 0;
  let lineStart = start;
  let at = start;
  while (at < end) {
    if (at === lineStart && depth === 0) lines.push(at);
    const character = text.charAt(at);
    if (character === '\n') {
      lineStart = at + 1;
      at++;
    } else if (character === '#') {
      const newline = text.indexOf('\n', at);
      at = newline === -1 ? end : newline;
    } else if (character === '"' || character === "'") {
      at = stringEnd(text, at, end);
    } else {
      if ('([{'.includes(character)) depth++;
      else if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
      at++;
    }
  }
  return lines;
}

/** The offset after the string that opens at `at`; one in single quotes ends with its line at the latest. */
function stringEnd(text: string, at: number, end: number): number {
  const quote = text.charAt(at);
  const triple = quote.repeat(3);
  if (text.startsWith(triple, at)) {
    const close = text.indexOf(triple, at + 3);
    return close === -1 ? end : Math.min(end, close + 3);
  }
  for (let offset = at + 1; offset < end; offset++) {
    const character = text.charAt(offset);
    if (character === '\\') offset++;
    else if (character === quote) return offset + 1;
    else if (character === '\n') return offset;
  }
  return end;
}
