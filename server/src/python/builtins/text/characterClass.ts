/** `str.isalpha()` and its like. All of them but `isascii` and `isprintable` want at least one character. */
import { isPythonSpace } from '../../../syntax/pythonCharacters';
import { isPrintable } from '../../literalText';
import { decimalDigit } from '../construct/number';

const letter = /^\p{L}$/u;
const number = /^[\p{N}]$/u;
const upper = /^\p{Uppercase}$/u;
const lower = /^\p{Lowercase}$/u;
const title = /^\p{Lt}$/u;
/** What `isdigit` takes beside decimal digits: superscripts, circled digits and the like. */
const otherDigit = /^[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468]$/u;
const identifier = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

export const classifiers: Readonly<Record<string, (text: string) => boolean>> = {
  isalpha: every((character) => letter.test(character)),
  isalnum: every((character) => letter.test(character) || number.test(character)),
  isdecimal: every((character) => decimalDigit(character) !== undefined),
  isdigit: every((character) => decimalDigit(character) !== undefined || otherDigit.test(character)),
  isnumeric: every((character) => number.test(character)),
  isspace: every((character) => isPythonSpace(character.charCodeAt(0))),
  isupper: (text) => isCased(text, upper, lower),
  islower: (text) => isCased(text, lower, upper),
  istitle: isTitle,
  isidentifier: (text) => identifier.test(text),
  isascii: (text) => [...text].every((character) => character.charCodeAt(0) < 0x80),
  isprintable: (text) => [...text].every(isPrintable),
};

function every(test: (character: string) => boolean): (text: string) => boolean {
  return (text) => text !== '' && [...text].every(test);
}

/** Whether there are letters of the one case and none of the other. */
function isCased(text: string, wanted: RegExp, other: RegExp): boolean {
  let found = false;
  for (const character of text) {
    if (other.test(character) || title.test(character)) return false;
    found ||= wanted.test(character);
  }
  return found;
}

function isTitle(text: string): boolean {
  let found = false;
  let isInside = false;
  for (const character of text) {
    const isUpper = upper.test(character) || title.test(character);
    const isLower = lower.test(character);
    if ((isUpper && isInside) || (isLower && !isInside)) return false;
    isInside = isUpper || isLower;
    found ||= isInside;
  }
  return found;
}

export function isCasedLetter(character: string): boolean {
  return upper.test(character) || lower.test(character) || title.test(character);
}

export function isUpper(character: string): boolean {
  return upper.test(character);
}
