/** The functions and classes that the body of a function defines for itself. */
import { type Span, shifted, span } from '../../base/span';
import { scanLines } from '../../syntax/python/logicalLines';
import { trimmedEnd } from '../../syntax/pythonCharacters';
import { commandLines } from '../../syntax/shell/commandLines';

export interface NestedFunction {
  readonly name: string;
  readonly detail: 'def' | 'class' | 'shell';
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly NestedFunction[];
}

/** What `text[code)` defines, each within the one around it. The `def` that the code itself begins with is left out. */
export function nestedPython(text: string, code: Span, isDefinition: boolean): readonly NestedFunction[] {
  const { lines } = scanLines(text.slice(code.start, code.end));
  const placed = lines.map((line) => ({ ...line, start: line.start + code.start }));
  return definitionsIn(text, isDefinition ? placed.slice(1) : placed, code.end);
}

interface PlacedLine {
  readonly start: number;
  readonly indentation: number;
}

function definitionsIn(text: string, lines: readonly PlacedLine[], end: number): readonly NestedFunction[] {
  const found: NestedFunction[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index];
    if (!line) break;
    const match = definition.exec(text.slice(line.start, line.start + longestOpening));
    const last = match ? blockEnd(lines, index) : index + 1;
    if (match?.[2] !== undefined) {
      const blockStop = lines[last]?.start ?? end;
      const selection = shifted(span(match[0].length - match[2].length, match[0].length), line.start);
      found.push({
        name: match[2],
        detail: match[1] === 'class' ? 'class' : 'def',
        span: span(line.start, trimmedEnd(text, line.start, blockStop)),
        selection,
        children: definitionsIn(text, lines.slice(index + 1, last), blockStop),
      });
    }
    index = last;
  }
  return found;
}

const definition = /^(?:async[ \t]+)?(def|class)[ \t]+([A-Za-z_]\w*)/;

/** A name that is longer is cut off by no one. */
const longestOpening = 200;

/** The number of the first line behind the block that a line opens. */
function blockEnd(lines: readonly PlacedLine[], opening: number): number {
  const indentation = lines[opening]?.indentation ?? 0;
  let next = opening + 1;
  while (next < lines.length && (lines[next]?.indentation ?? 0) > indentation) next++;
  return next;
}

/** `name() {` up to the line of a `}` with the same indentation. */
export function nestedShell(text: string, body: Span): readonly NestedFunction[] {
  const found: NestedFunction[] = [];
  let behind = body.start;
  for (const start of commandLines(text, body.start, body.end)) {
    if (start < behind) continue;
    const match = /^([ \t]*)(?:function[ \t]+)?([A-Za-z_][\w-]*)[ \t]*\([ \t]*\)[ \t]*\{[ \t]*$/m.exec(
      lineAt(text, start, body.end),
    );
    if (match?.[1] === undefined || match[2] === undefined) continue;
    const closing = text.indexOf(`\n${match[1]}}`, start);
    behind = closing === -1 || closing >= body.end ? body.end : closing + match[1].length + 2;
    const nameStart = start + match[0].indexOf(match[2], match[1].length);
    found.push({
      name: match[2],
      detail: 'shell',
      span: span(start + match[1].length, trimmedEnd(text, start, behind)),
      selection: span(nameStart, nameStart + match[2].length),
      children: [],
    });
  }
  return found;
}

function lineAt(text: string, start: number, end: number): string {
  const lineEnd = text.indexOf('\n', start);
  return text.slice(start, lineEnd === -1 ? end : Math.min(lineEnd, end));
}
