/** Splits text at a separator, leaving `${...}` whole. */
import { type Span, span } from '../../base/span';
import { expansionsIn } from '../../syntax/bitbake/expansions';

/** The pieces of `text[within)`, at least one; `separator` is a single character. */
export function splitOutsideExpansions(text: string, within: Span, separator: string): readonly Span[] {
  const expansions = expansionsIn(text, within.start, within.end);
  const pieces: Span[] = [];
  let start = within.start;
  let next = 0;
  for (let at = within.start; at < within.end; at++) {
    const expansion = expansions[next];
    if (expansion?.span.start === at) {
      next++;
      at = Math.max(at, expansion.span.end - 1);
    } else if (text.charAt(at) === separator) {
      pieces.push(span(start, at));
      start = at + 1;
    }
  }
  pieces.push(span(start, within.end));
  return pieces;
}
