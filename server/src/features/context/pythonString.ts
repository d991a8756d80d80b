/** Finds the string at an offset of Python code and the call that it is an argument of, in one pass and without a parser: code that is being typed rarely parses. */
import type { Span } from '../../base/span';
import { dottedNameBefore } from './dottedName';
import { contentSpan, endOfLine } from './pythonTokens';

export interface PythonString {
  /** What stands between the quotes; without a closing quote, up to the end of the line. */
  readonly content: Span;
  /** The dotted name of the called function; empty outside of calls. */
  readonly callee: string;
  /** The number of arguments before the string. */
  readonly argument: number;
  /** The earlier arguments that are plain strings, by their number. */
  readonly stringsBefore: readonly (string | undefined)[];
}

interface OpenBracket {
  readonly callee: string;
  argument: number;
  readonly strings: (string | undefined)[];
}

/** The string at the offset, `comment` in a comment, undefined in other code. */
export function pythonStringAt(text: string, code: Span, offset: number): PythonString | 'comment' | undefined {
  const open: OpenBracket[] = [];
  for (let at = code.start; at < offset && at < code.end; ) {
    const character = text.charAt(at);
    if (character === '#') {
      const lineEnd = endOfLine(text, at, code.end);
      if (offset <= lineEnd) return 'comment';
      at = lineEnd + 1;
    } else if (character === '"' || character === "'") {
      const content = contentSpan(text, at, code.end);
      if (offset >= content.start && offset <= content.end) return placed(content, open.at(-1));
      if (offset < content.start) return undefined;
      noteString(text.slice(content.start, content.end), open.at(-1));
      at = content.end + (content.start - at);
    } else {
      trackBrackets(text, code, at, open);
      at++;
    }
  }
  return undefined;
}

function placed(content: Span, call: OpenBracket | undefined): PythonString {
  return { content, callee: call?.callee ?? '', argument: call?.argument ?? 0, stringsBefore: call?.strings ?? [] };
}

function noteString(content: string, call: OpenBracket | undefined): void {
  if (call) call.strings[call.argument] = content;
}

function trackBrackets(text: string, code: Span, at: number, open: OpenBracket[]): void {
  const call = open.at(-1);
  switch (text.charAt(at)) {
    case '(':
      open.push({ callee: dottedNameBefore(text, code.start, at), argument: 0, strings: [] });
      break;
    case '[':
    case '{':
      open.push({ callee: '', argument: 0, strings: [] });
      break;
    case ')':
    case ']':
    case '}':
      open.pop();
      break;
    case ',':
      if (call) call.argument++;
      break;
  }
}
