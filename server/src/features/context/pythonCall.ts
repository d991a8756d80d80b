/** Finds the call that an offset of Python code stands in, and which of its arguments. */
import { type Span, span } from '../../base/span';
import { isAsciiWord, skipSpaces } from '../../syntax/pythonCharacters';
import { dottedNameBefore } from './dottedName';
import { formattedExpression, pythonTokens } from './pythonTokens';

export interface PythonCall {
  /** The dotted name of the called function. */
  readonly callee: string;
  /** The number of arguments before the one at the offset. */
  readonly argument: number;
  /** The name of a keyword argument: `expand` in `d.getVar("A", expand=`. */
  readonly keyword: string | undefined;
}

interface OpenBracket {
  readonly callee: string;
  argument: number;
  argumentStart: number;
}

/** The innermost call of a name around the offset; undefined outside of calls, in comments and in the header of a `def`. */
export function pythonCallAt(text: string, code: Span, offset: number): PythonCall | undefined {
  const open: OpenBracket[] = [];
  for (const token of pythonTokens(text, code)) {
    const { kind, span: place } = token;
    if (place.start >= offset) break;
    if (kind === 'comment' && offset <= place.end) return undefined;
    if (kind === 'string' && token.formatted && offset <= token.content.end) {
      const expression = formattedExpression(text, token.content, offset);
      const call = expression && pythonCallAt(text, expression, offset);
      if (call) return call;
    }
    if (kind === 'open') open.push(openedAt(text, code.start, place));
    else if (kind === 'close') open.pop();
    else if (kind === 'comma') nextArgument(open.at(-1), place.end);
  }
  const call = open.findLast(({ callee }) => callee !== '');
  return call && { ...call, keyword: keywordAt(text, span(call.argumentStart, offset)) };
}

function openedAt(text: string, start: number, bracket: Span): OpenBracket {
  const isCall = text.charAt(bracket.start) === '(';
  const callee = isCall ? dottedNameBefore(text, start, bracket.start) : '';
  const isDefinition = dottedNameBefore(text, start, bracket.start - callee.length - 1) === 'def';
  return { callee: isDefinition ? '' : callee, argument: 0, argumentStart: bracket.end };
}

function nextArgument(call: OpenBracket | undefined, start: number): void {
  if (!call) return;
  call.argument++;
  call.argumentStart = start;
}

/** The name before the `=` with which the argument begins. */
function keywordAt(text: string, argument: Span): string | undefined {
  const start = skipSpaces(text, argument.start, argument.end);
  let end = start;
  while (end < argument.end && isAsciiWord(text.charCodeAt(end))) end++;
  const equals = skipSpaces(text, end, argument.end);
  const isKeyword =
    end > start && equals < argument.end && text.charAt(equals) === '=' && text.charAt(equals + 1) !== '=';
  return isKeyword ? text.slice(start, end) : undefined;
}
