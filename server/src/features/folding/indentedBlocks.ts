/** The blocks within a function's body, told by how its lines are indented. */
import { type Span, span } from '../../base/span';

interface OpenLine {
  readonly indentation: number;
  readonly start: number;
  readonly end: number;
}

/**
 * From each line that deeper ones follow to the last of these, in the order of the text; blank lines count for nothing. The lines of `texts`, which
 * stand in the order of the text, are indented as they please: they go with the line before, which opens no block by them.
 */
export function indentedBlocks(text: string, body: Span, texts: readonly Span[] = []): readonly Span[] {
  const found: Span[] = [];
  const open: OpenLine[] = [];
  let lastEnd = body.start;
  let nextText = 0;
  for (let at = body.start; at < body.end; ) {
    const within = texts[nextText];
    if (within && at >= within.start) {
      const lineEnd = text.indexOf('\n', within.end);
      lastEnd = lineEnd === -1 || lineEnd > body.end ? body.end : lineEnd;
      const before = open.pop();
      if (before) open.push({ ...before, end: lastEnd });
      at = lastEnd + 1;
      nextText++;
      continue;
    }
    const newline = text.indexOf('\n', at);
    const lineEnd = newline === -1 || newline > body.end ? body.end : newline;
    const line = indentationOf(text, at, lineEnd);
    if (line) {
      closeUntil(open, line.indentation, lastEnd, found);
      open.push(line);
      lastEnd = lineEnd;
    }
    at = lineEnd + 1;
  }
  closeUntil(open, -1, lastEnd, found);
  return found.sort((first, second) => first.start - second.start);
}

/** Ends the blocks of lines that are indented as much as the next one or more. */
function closeUntil(open: OpenLine[], indentation: number, lastEnd: number, found: Span[]): void {
  for (let line = open.at(-1); line && line.indentation >= indentation; line = open.at(-1)) {
    open.pop();
    if (lastEnd > line.end) found.push(span(line.start, lastEnd));
  }
}

/** Undefined for a line of blanks. A tab goes on to the next multiple of 8, as Python counts. */
function indentationOf(text: string, start: number, end: number): OpenLine | undefined {
  let indentation = 0;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (character === ' ') indentation++;
    else if (character === '\t') indentation += 8 - (indentation % 8);
    else if (character === '\r') return undefined;
    else return { indentation, start, end };
  }
  return undefined;
}
