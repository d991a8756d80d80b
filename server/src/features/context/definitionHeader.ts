/** What the first lines of a Python function say: its parameters and its docstring. */
import { type Span, span } from '../../base/span';
import { skipSpaces } from '../../syntax/pythonCharacters';
import { contentSpan, endOfLine, pythonTokens } from './pythonTokens';

export interface DefinitionHeader {
  readonly kind: 'def' | 'class';
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly DefinedParameter[];
  /** As written, indentation included; undefined if there is none. */
  readonly docstring: string | undefined;
}

export interface DefinedParameter {
  /** With `*` or `**` where it takes all further arguments. */
  readonly name: string;
  /** As Python writes it; none if the argument must be given. */
  readonly default?: string;
}

/** No header of the layers is longer than a tenth of this. */
const maxHeaderLength = 10_000;

const opening = /[ \t]*(?:async[ \t]+)?(def|class)[ \t]+([A-Za-z_]\w*)[ \t]*([(:])/y;

/** The header of the `def` or `class` that begins in the line at `start`; undefined for other lines. For a `class` the parameters are its bases. */
export function definitionHeader(text: string, start: number, end: number): DefinitionHeader | undefined {
  opening.lastIndex = start;
  const match = opening.exec(text);
  const name = match?.[2];
  if (!match || name === undefined) return undefined;
  const behindName = start + match[0].length;
  const nameStart = text.indexOf(name, start + match[0].search(/def|class/) + 'def'.length);
  const list = match[3] === '(' ? argumentList(text, span(behindName - 1, limit(behindName, end))) : undefined;
  const lineEnd = endOfLine(text, list?.end ?? behindName, end);
  return {
    kind: match[1] === 'class' ? 'class' : 'def',
    name,
    nameSpan: span(nameStart, nameStart + name.length),
    parameters: (list?.pieces ?? []).flatMap((piece) => parameterIn(text.slice(piece.start, piece.end)) ?? []),
    docstring: docstringAt(text, Math.min(lineEnd + 1, end), end),
  };
}

/** The string that the first statement of the lines `[start, end)` is; undefined where it is none. */
export function docstringAt(text: string, start: number, end: number): string | undefined {
  let at = skipSpaces(text, start, end);
  while (text.charAt(at) === '#' && at < end) at = skipSpaces(text, endOfLine(text, at, end), end);
  if (/[rRuU]/.test(text.charAt(at))) at++;
  const quote = text.charAt(at);
  if (at >= end || (quote !== '"' && quote !== "'")) return undefined;
  const content = contentSpan(text, at, end);
  return text.slice(content.start, content.end);
}

function limit(start: number, end: number): number {
  return Math.min(end, start + maxHeaderLength);
}

/** What stands between the commas of the brackets that open at the start of the code; undefined if they are not closed. */
function argumentList(
  text: string,
  code: Span,
): { readonly pieces: readonly Span[]; readonly end: number } | undefined {
  const pieces: Span[] = [];
  let depth = 0;
  let from = code.start + 1;
  for (const { kind, span: place } of pythonTokens(text, code)) {
    if (kind === 'open') depth++;
    else if (kind === 'comma' && depth === 1) {
      pieces.push(span(from, place.start));
      from = place.end;
    } else if (kind === 'close' && --depth === 0) {
      return { pieces: [...pieces, span(from, place.start)], end: place.end };
    }
  }
  return undefined;
}

/** `name`, `name=1`, `name: str = "x"`, `*args`; undefined for the marks `*` and `/` alone. */
function parameterIn(written: string): DefinedParameter | undefined {
  const name = /^[\s\\]*(\*{0,2}[A-Za-z_]\w*)/.exec(written)?.[1];
  if (name === undefined) return undefined;
  const equals = written.indexOf('=');
  if (equals === -1) return { name };
  return {
    name,
    default: written
      .slice(equals + 1)
      .replace(/\s+/g, ' ')
      .trim(),
  };
}
