/** Matches the opening line of a shell or Python function as BBHandler's pattern does. */
import { isPythonSpace, skipSpaces, wordCharacterLength } from '../pythonCharacters';

export interface FunctionHeader {
  readonly python: boolean;
  readonly fakeroot: boolean;
  /** Equal offsets for an anonymous function. */
  readonly nameStart: number;
  readonly nameEnd: number;
}

const OPEN_PARENTHESIS = 0x28;
const CLOSE_PARENTHESIS = 0x29;
const OPEN_BRACE = 0x7b;

/** The header in `text[start, end)`, which ends in `{`; undefined for any other text. */
export function matchFunctionHeader(text: string, start: number, end: number): FunctionHeader | undefined {
  let at = start;
  let python = false;
  let fakeroot = false;
  for (;;) {
    if (text.startsWith('python', at) && opensPython(text.charCodeAt(at + 6))) {
      python = true;
      at = skipSpaces(text, at + 6, end);
    } else if (text.startsWith('fakeroot', at) && isPythonSpace(text.charCodeAt(at + 8))) {
      fakeroot = true;
      at = skipSpaces(text, at + 8, end);
    } else {
      break;
    }
  }
  const nameStart = at;
  const nameEnd = functionNameEnd(text, nameStart, end);
  at = skipSpaces(text, nameEnd, end);
  if (text.charCodeAt(at) !== OPEN_PARENTHESIS) return undefined;
  at = skipSpaces(text, at + 1, end);
  if (text.charCodeAt(at) !== CLOSE_PARENTHESIS) return undefined;
  at = skipSpaces(text, at + 1, end);
  if (at !== end - 1 || text.charCodeAt(at) !== OPEN_BRACE) return undefined;
  return { python, fakeroot, nameStart, nameEnd };
}

/** `python` is the keyword only before a blank or `(`: `pythonfoo() {` is a shell function. */
function opensPython(code: number): boolean {
  return code === OPEN_PARENTHESIS || isPythonSpace(code);
}

/** The end of `[\w.\-+{}$:]+` */
export function functionNameEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const length = '.-+{}$:'.includes(text.charAt(at)) ? 1 : wordCharacterLength(text, at);
    if (length === 0) break;
    at += length;
  }
  return at;
}
