/** Finds `${NAME}` and `${@python}` in a value or body, as BitBake's two patterns find them, in one pass. */
import type { Span } from '../../base/span';
import { isNameCharacter } from './assignment';
import { afterContinuation } from './text';

const AT_SIGN = 0x40;
const DOLLAR = 0x24;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const NEWLINE = 0x0a;

export type Expansion =
  /** `${NAME}`; `name` is the span between the braces. */
  | { readonly kind: 'variable'; readonly span: Span; readonly name: Span }
  /** `${@code}`; `code` is what Python gets to see, in which `${NAME}` is replaced first. */
  | { readonly kind: 'python'; readonly span: Span; readonly code: Span; readonly inner: readonly Expansion[] }
  /** `${` that no `}` closes: BitBake leaves the text as it is, silently. */
  | { readonly kind: 'unclosed'; readonly span: Span };

/** The expansions in `text[start, end)`, in order. Continued lines are read through. */
export function expansionsIn(text: string, start: number, end: number): Expansion[] {
  const found: Expansion[] = [];
  // Up to here no `}` follows on the line: no `${@` can be closed.
  let unclosedUntil = start;
  for (let at = nextExpansion(text, start, end); at !== -1; ) {
    let expansion: Expansion | undefined;
    if (text.charCodeAt(at + 2) !== AT_SIGN) expansion = variableExpansion(text, at, end);
    else if (at < unclosedUntil) expansion = unclosedPython(at, end);
    else {
      const { close, searchedTo } = pythonEnd(text, at + 3, end);
      expansion = close === -1 ? unclosedPython(at, end) : pythonExpansion(text, at, close);
      if (close === -1) unclosedUntil = searchedTo;
    }
    if (expansion) found.push(expansion);
    at = nextExpansion(text, expansion && expansion.kind !== 'unclosed' ? expansion.span.end : at + 2, end);
  }
  return found;
}

function nextExpansion(text: string, start: number, end: number): number {
  const at = text.indexOf('${', start);
  return at === -1 || at + 1 >= end ? -1 : at;
}

function unclosedPython(at: number, end: number): Expansion {
  return { kind: 'unclosed', span: { start: at, end: Math.min(at + 3, end) } };
}

/** BitBake puts in the values of `${NAME}` before Python sees the code. */
function pythonExpansion(text: string, at: number, close: number): Expansion {
  const variables: Expansion[] = [];
  for (let inner = nextExpansion(text, at + 3, close); inner !== -1; inner = nextExpansion(text, inner + 2, close)) {
    const expansion = variableExpansion(text, inner, close);
    if (expansion?.kind === 'variable') variables.push(expansion);
  }
  return { kind: 'python', span: { start: at, end: close + 1 }, code: { start: at + 3, end: close }, inner: variables };
}

/** `\${[a-zA-Z0-9\-_+./~:]+}`: what else stands between braces is plain text for BitBake. */
function variableExpansion(text: string, at: number, end: number): Expansion | undefined {
  let offset = at + 2;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (isNameCharacter(code) && code !== 0x24 && code !== 0x7b && code !== 0x7d) offset++;
    else {
      const next = afterContinuation(text, offset);
      if (next === -1 || next > end) break;
      offset = next;
    }
  }
  if (offset === at + 2) return undefined;
  if (offset >= end) return { kind: 'unclosed', span: { start: at, end: offset } };
  if (text.charCodeAt(offset) === 0x7d) {
    return { kind: 'variable', span: { start: at, end: offset + 1 }, name: { start: at + 2, end: offset } };
  }
  // `${A${B}}` takes its name from another variable: the inner one is found next.
  if (text.charCodeAt(offset) === 0x24) return undefined;
  return { kind: 'unclosed', span: { start: at, end: offset } };
}

/**
 * `\${@(?:{.*?}|.)+?}`: ends at the first `}` that closes no `{` before it. Where there is none, backtracking gives up the
 * last pair of braces and ends at its `}`. The first character after `@` is code even if it is a `}`. BitBake puts in the
 * values of names first, so the braces of a `${NAME}` close nothing.
 */
function pythonEnd(
  text: string,
  codeStart: number,
  end: number,
): { readonly close: number; readonly searchedTo: number } {
  let lastPair = -1;
  let offset = codeStart;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (code === CLOSE_BRACE && offset > codeStart) return { close: offset, searchedTo: offset };
    if (code === NEWLINE) break;
    if (code === OPEN_BRACE) {
      const { close, searchedTo } = braceOnLine(text, offset + 1, end);
      if (close === -1) return { close: lastPair, searchedTo };
      lastPair = close;
      offset = close + 1;
    } else {
      offset = stepped(text, offset, end);
    }
  }
  return { close: lastPair, searchedTo: offset };
}

function braceOnLine(
  text: string,
  start: number,
  end: number,
): { readonly close: number; readonly searchedTo: number } {
  let offset = start;
  while (offset < end && text.charCodeAt(offset) !== NEWLINE) {
    if (text.charCodeAt(offset) === CLOSE_BRACE) return { close: offset, searchedTo: offset };
    offset = stepped(text, offset, end);
  }
  return { close: -1, searchedTo: offset };
}

/** The next offset, past a continuation or a `${NAME}` as one step. */
function stepped(text: string, offset: number, end: number): number {
  const code = text.charCodeAt(offset);
  if (code === DOLLAR && text.charCodeAt(offset + 1) === OPEN_BRACE) {
    const expansion = variableExpansion(text, offset, end);
    return expansion?.kind === 'variable' ? expansion.span.end : offset + 1;
  }
  const next = afterContinuation(text, offset);
  return next === -1 ? offset + 1 : next;
}

/** The words of a value, expansions kept whole: `${@f('a b')}` is one word. */
export function wordsIn(text: string, start: number, end: number): Span[] {
  const words: Span[] = [];
  const expansions = expansionsIn(text, start, end);
  let next = 0;
  let wordStart = -1;
  let at = start;
  while (at < end) {
    const expansion = expansions[next];
    if (expansion && expansion.span.start === at) {
      next++;
      if (wordStart === -1) wordStart = at;
      at = expansion.kind === 'unclosed' ? at + 1 : expansion.span.end;
      continue;
    }
    const afterBackslash = afterContinuation(text, at);
    const code = text.charCodeAt(at);
    const blank = code === 0x20 || (code >= 9 && code <= 13);
    if ((blank || afterBackslash !== -1) && wordStart !== -1) {
      words.push({ start: wordStart, end: at });
      wordStart = -1;
    } else if (!blank && afterBackslash === -1 && wordStart === -1) {
      wordStart = at;
    }
    at = afterBackslash === -1 ? at + 1 : afterBackslash;
  }
  if (wordStart !== -1) words.push({ start: wordStart, end });
  return words;
}
