/** The parts of Python code: names, strings, brackets and calls, lines, blocks by their indentation. */
import { type Span, span } from '../../base/span';
import { isDottedNameCharacter, skipSpaces, trimmedEnd } from '../../syntax/pythonCharacters';
import { dottedNameBefore } from '../context/dottedName';
import { type PythonToken, pythonTokens } from '../context/pythonTokens';
import { isBlank, lineAround, runAround, trimmed, wordSpans } from './text';

/** The parts of a body around the offset, from the inside out; the body itself is left out. */
export function pythonSpans(text: string, code: Span, offset: number): readonly Span[] {
  const inExpression = pythonExpressionSpans(text, code, offset);
  // A bracket may go over several lines: what it stands in begins on the first of them.
  const outermost = inExpression.at(-1) ?? span(offset, offset);
  const first = lineAround(text, code, outermost.start);
  const last = lineAround(text, code, outermost.end);
  const line = span(first.start, Math.max(first.end, last.end));
  return [...inExpression, line, ...blockSpans(text, code, line.start)];
}

/** The word, the dotted name, the string, and each bracket without and with what it belongs to. */
export function pythonExpressionSpans(text: string, code: Span, offset: number): readonly Span[] {
  const tokens = [...pythonTokens(text, code)];
  const string = tokens.find(
    ({ kind, span: place }) => kind === 'string' && place.start < offset && offset < place.end,
  );
  const inString = string?.kind === 'string' ? [string.content, string.span] : [];
  const dotted = runAround(text, code, offset, isDottedNameCharacter);
  return [
    ...wordSpans(text, string?.span ?? dotted, offset),
    dotted,
    ...inString,
    ...bracketSpans(text, code, tokens, offset),
  ];
}

interface Bracket {
  readonly start: number;
  /** Behind each comma, and at the beginning. */
  readonly arguments: number[];
}

function bracketSpans(text: string, code: Span, tokens: readonly PythonToken[], offset: number): readonly Span[] {
  const open: Bracket[] = [];
  const found: Span[] = [];
  for (const { kind, span: place } of tokens) {
    if (kind === 'open') open.push({ start: place.start, arguments: [place.end] });
    else if (kind === 'comma') open.at(-1)?.arguments.push(place.end);
    else if (kind === 'close') {
      const bracket = open.pop();
      const start = bracket && bracket.start - dottedNameBefore(text, code.start, bracket.start).length;
      if (!bracket || start === undefined || start > offset || place.end < offset) continue;
      if (bracket.start < offset && offset < place.end) {
        found.push(argumentAround(text, bracket, place.start, offset), span(bracket.start + 1, place.start));
        found.push(span(bracket.start, place.end));
      }
      found.push(span(start, place.end));
    }
  }
  return found;
}

function argumentAround(text: string, bracket: Bracket, end: number, offset: number): Span {
  const index = bracket.arguments.findLastIndex((start) => start <= offset);
  const next = bracket.arguments[index + 1];
  return trimmed(text, span(bracket.arguments[index] ?? end, next === undefined ? end : next - 1));
}

/** The blocks around a line: each line that is indented less stands above one, and belongs to it. */
function blockSpans(text: string, code: Span, lineStart: number): readonly Span[] {
  const lines = linesOf(text, code);
  const blocks: Span[] = [];
  let index = lines.findLastIndex(({ start }) => start <= lineStart);
  for (let depth = indentation(text, lines[index]); index >= 0; depth = indentation(text, lines[index])) {
    const end = endOfBlock(text, lines, index, depth);
    blocks.push(span(skipSpaces(text, lines[index]?.start ?? 0, code.end), end));
    if (depth === 0) break;
    index = lines.findLastIndex((line, at) => at < index && !isBlank(text, line) && indentation(text, line) < depth);
  }
  return blocks;
}

/** Where the lines end that follow a line and are indented more than it. */
function endOfBlock(text: string, lines: readonly Span[], index: number, depth: number): number {
  let last = index;
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at];
    if (!line || isBlank(text, line)) continue;
    if (indentation(text, line) <= depth) break;
    last = at;
  }
  return trimmedEnd(text, lines[index]?.start ?? 0, lines[last]?.end ?? 0);
}

function linesOf(text: string, code: Span): readonly Span[] {
  const lines: Span[] = [];
  for (let start = code.start; start < code.end; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? code.end : Math.min(newline, code.end);
    lines.push(span(start, end));
    start = end + 1;
  }
  return lines;
}

function indentation(text: string, line: Span | undefined): number {
  return line ? skipSpaces(text, line.start, line.end) - line.start : 0;
}
