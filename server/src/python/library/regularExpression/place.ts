/** The places between characters that a pattern can ask for: `^`, `$`, `\b` and their like. */
import { isAsciiWord, isWord, type UnitTest } from './characterSet';
import { PLACES } from './compile';

/** Whether the position in the text is the place of this number. */
export function isAt(place: number, text: string, position: number): boolean {
  switch (PLACES[place]) {
    case 'textStart':
      return position === 0;
    case 'lineStart':
      return position === 0 || text.charCodeAt(position - 1) === 10;
    case 'textEnd':
      return position === text.length;
    case 'lastLineEnd':
      return position === text.length || (position === text.length - 1 && text.charCodeAt(position) === 10);
    case 'lineEnd':
      return position === text.length || text.charCodeAt(position) === 10;
    case 'wordBoundary':
      return isBoundary(isWord, text, position);
    case 'asciiWordBoundary':
      return isBoundary(isAsciiWord, text, position);
    // In an empty text there is neither a boundary nor a place without one.
    case 'noWordBoundary':
      return text.length > 0 && !isBoundary(isWord, text, position);
    case 'noAsciiWordBoundary':
      return text.length > 0 && !isBoundary(isAsciiWord, text, position);
    default:
      return false;
  }
}

function isBoundary(isWordUnit: UnitTest, text: string, position: number): boolean {
  const before = position > 0 && isWordUnit(text.charCodeAt(position - 1));
  const after = position < text.length && isWordUnit(text.charCodeAt(position));
  return before !== after;
}
