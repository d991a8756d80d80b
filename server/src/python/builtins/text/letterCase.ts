/** `str.capitalize()`, `title()` and `swapcase()`. */
import { isCasedLetter, isUpper } from './characterClass';

export function capitalize(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return text === '' ? '' : first.toUpperCase() + text.slice(first.length).toLowerCase();
}

/** A word begins behind anything that has no case, so that `it's` becomes `It'S`. */
export function titleCase(text: string): string {
  let out = '';
  let isInside = false;
  for (const character of text) {
    out += isInside ? character.toLowerCase() : character.toUpperCase();
    isInside = isCasedLetter(character);
  }
  return out;
}

export function swapCase(text: string): string {
  let out = '';
  for (const character of text) out += isUpper(character) ? character.toLowerCase() : character.toUpperCase();
  return out;
}
