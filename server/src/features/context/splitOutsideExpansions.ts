/** Splits text at separators, leaving `${...}` whole. */
import { type Span, span, touches } from '../../base/span';
import { expansionsIn } from '../../syntax/bitbake/expansions';

/** The pieces of `text[within)`, at least one; each character of `separators` ends a piece. */
export function splitOutsideExpansions(text: string, within: Span, separators: string): readonly Span[] {
  const expansions = expansionsIn(text, within.start, within.end);
  const pieces: Span[] = [];
  let start = within.start;
  let next = 0;
  for (let at = within.start; at < within.end; at++) {
    const expansion = expansions[next];
    if (expansion?.span.start === at) {
      next++;
      at = Math.max(at, expansion.span.end - 1);
    } else if (separators.includes(text.charAt(at))) {
      pieces.push(span(start, at));
      start = at + 1;
    }
  }
  pieces.push(span(start, within.end));
  return pieces;
}

/** The piece that the offset touches; of two that meet there, the first that is not empty. */
export function pieceAt(text: string, within: Span, separators: string, offset: number): Span {
  const touched = splitOutsideExpansions(text, within, separators).filter((piece) => touches(piece, offset));
  return touched.find(({ start, end }) => end > start) ?? touched.at(-1) ?? within;
}
