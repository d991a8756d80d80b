/** A text with characters of no meaning in place of what BitBake or the shell puts something else for. */
import { type Span, span } from '../base/span';
import { expansionsIn } from '../syntax/bitbake/expansions';

export interface MaskedText {
  readonly text: string;
  /** Where they stand, in order. */
  readonly masked: readonly Hole[];
}

/** A part of a text that something else is put in for. */
export interface Hole extends Span {
  /** What stands there as it is written, such as `${NAME}`. */
  readonly written: string;
}

/** Reads as a number or as part of a name, a word or a text. */
const filler = '1';

/** A file as it is: nothing is put in. */
export function unmasked(text: string): MaskedText {
  return { text, masked: [] };
}

/** A text of which the given parts, in order, are made by something else. */
export function maskedParts(text: string, parts: readonly Span[]): MaskedText {
  return { text: filled(text, parts), masked: parts.map((place) => holeIn(text, place)) };
}

/** What BitBake expands, and what the shell does where it expands as well. The result has the length of the text. */
export function maskedText(text: string, expandedByShell: boolean): MaskedText {
  const masked = expansionsIn(text, 0, text.length)
    .filter(({ kind }) => kind !== 'unclosed')
    .map(({ span: place }) => holeIn(text, place));
  const withoutNames = filled(text, masked);
  if (!expandedByShell) return { text: withoutNames, masked };
  const byShell = shellExpansions(withoutNames).map((place) => holeIn(text, place));
  const all = [...masked, ...byShell].sort((first, second) => first.start - second.start);
  return { text: filled(withoutNames, byShell), masked: all };
}

/** `$name`, `${name:-word}`, `$(command)` and commands in backquotes, as far as each stands on one line. */
function shellExpansions(text: string): readonly Span[] {
  const pattern = /\\[$`\\]|\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?]|\{[^{}\n]*\}|\([^()\n]*\))|`[^`\n]*`/g;
  return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) =>
    found.startsWith('\\') ? [] : [span(index, index + found.length)],
  );
}

function holeIn(text: string, { start, end }: Span): Hole {
  return { start, end, written: text.slice(start, end) };
}

function filled(text: string, spans: readonly Span[]): string {
  let result = '';
  let copied = 0;
  for (const { start, end } of spans) {
    result += text.slice(copied, start) + filler.repeat(end - start);
    copied = end;
  }
  return result + text.slice(copied);
}
