/** How BitBake compares versions. */

/** A part of a version: its weight decides first, then its value. */
type Part = readonly [weight: number, value: string | undefined];

/** The end of a version weighs as much as a number, and is less than any. */
const END: Part = [0, undefined];

const TILDE_WEIGHT = -1;
const NUMBER_WEIGHT = 0;
const LETTERS_WEIGHT = 1;
const OTHER_WEIGHT = 2;

/** `bb.utils.explode_version` */
function partsOf(version: string): Part[] {
  const parts: Part[] = [];
  let index = 0;
  while (index < version.length) {
    const digits = runOf(version, index, isDigit);
    if (digits !== '') {
      parts.push([NUMBER_WEIGHT, withoutLeadingZeros(digits)]);
      index += digits.length;
      continue;
    }
    const letters = runOf(version, index, isLetter);
    if (letters !== '') {
      parts.push([LETTERS_WEIGHT, letters]);
      index += letters.length;
      continue;
    }
    const sign = version[index] ?? '';
    parts.push([sign === '~' ? TILDE_WEIGHT : OTHER_WEIGHT, sign]);
    index++;
  }
  return parts;
}

function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=.)/, '');
}

function runOf(text: string, start: number, test: (character: string) => boolean): string {
  let end = start;
  while (end < text.length && test(text[end] ?? '')) end++;
  return text.slice(start, end);
}

const isDigit = (character: string): boolean => character >= '0' && character <= '9';
const isLetter = (character: string): boolean => /[A-Za-z]/.test(character);

/** `bb.utils.vercmp_part`: -1, 0 or 1. */
export function compareVersionParts(left: string, right: string): number {
  const [lefts, rights] = [partsOf(left), partsOf(right)];
  for (let index = 0; index <= Math.max(lefts.length, rights.length); index++) {
    const [leftWeight, leftValue] = lefts[index] ?? END;
    const [rightWeight, rightValue] = rights[index] ?? END;
    if (leftWeight !== rightWeight) return leftWeight < rightWeight ? -1 : 1;
    if (leftValue === rightValue) continue;
    if (leftValue === undefined) return -1;
    if (rightValue === undefined) return 1;
    // A number with more digits is larger.
    const isLonger = leftWeight === NUMBER_WEIGHT && leftValue.length !== rightValue.length;
    return (isLonger ? leftValue.length < rightValue.length : leftValue < rightValue) ? -1 : 1;
  }
  return 0;
}

/** Epoch, version and revision. */
interface SplitVersion {
  readonly epoch: string;
  readonly version: string;
  readonly revision: string;
}

/** `bb.utils.split_version`: the parts of `PE:PV-PR`. */
export function splitVersion(text: string): SplitVersion {
  let rest = text.replace(/^[ <>=]+/, '').replace(/[ <>=]+$/, '');
  const pieces = rest.split(':');
  let epoch = '0';
  if (pieces.length > 1) {
    epoch = pieces[0] ?? '';
    rest = pieces[1] ?? '';
  }
  const dash = rest.lastIndexOf('-');
  const revision = dash < 0 ? '' : rest.slice(dash + 1);
  return { epoch, version: dash < 0 ? rest : rest.slice(0, dash), revision };
}

/** Whether a comparison that came out as `result` (-1, 0 or 1) fulfils the operator; undefined for one that BitBake does not know. */
export function fulfils(result: number, operator: string): boolean | undefined {
  switch (operator) {
    case '=':
    case '==':
      return result === 0;
    case '<=':
      return result <= 0;
    case '>=':
      return result >= 0;
    case '>':
    case '>>':
      return result > 0;
    case '<':
    case '<<':
      return result < 0;
    case '!=':
      return result !== 0;
    default:
      return undefined;
  }
}
