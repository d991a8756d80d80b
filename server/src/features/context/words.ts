/** Words between blanks around an offset. */
import { type Span, span, touches } from '../../base/span';
import { wordsIn } from '../../syntax/bitbake/expansions';
import { isPythonSpace } from '../../syntax/pythonCharacters';

/** The run of characters without blanks that the offset touches, within the bounds; empty between blanks. */
export function wordAround(text: string, start: number, end: number, offset: number): Span {
  let from = offset;
  let to = offset;
  while (from > start && !isPythonSpace(text.charCodeAt(from - 1))) from--;
  while (to < end && !isPythonSpace(text.charCodeAt(to))) to++;
  return span(from, to);
}

/** The word of a value that the offset touches, expansions kept whole; an empty span at the offset between words. */
export function valueWordAround(text: string, within: Span, offset: number): Span {
  const word = wordsIn(text, within.start, within.end).find((each) => touches(each, offset));
  return word ?? span(offset, offset);
}
