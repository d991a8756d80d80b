import { type Span, span } from '../../base/span';

/** The characters around an offset within `[start, end)` that no blank parts; empty where there are none. */
export function wordAround(text: string, offset: number, start: number, end: number): Span {
  let from = offset;
  let to = offset;
  while (from > start && !isBlank(text.charAt(from - 1))) from--;
  while (to < end && !isBlank(text.charAt(to))) to++;
  return span(from, to);
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n';
}
