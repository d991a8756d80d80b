/** The replacement texts of `re.sub`, with `\1`, `\g<1>` and `\g<name>`. */
import type { Regex } from '../regularExpression';
import {
  isAsciiLetter,
  isDecimalDigit,
  isIdentifier,
  isOctalDigit,
  PatternSource,
  quoted,
} from '../regularExpression/source';

/** Literal texts, and groups by their number. */
export type Template = readonly (string | number)[];

/** Thrown for a group name that the pattern does not have: an IndexError in Python. */
export class UnknownGroupName extends Error {}

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
]);

/** Throws `RegexError` and `UnknownGroupName`. */
export function parseTemplate(text: string, regex: Regex): Template {
  if (!text.includes('\\')) return [text];
  const source = new PatternSource(text);
  const parts: (string | number)[] = [];
  let literal = '';
  for (;;) {
    const taken = source.take();
    if (taken === undefined) break;
    const part = taken[0] === '\\' ? templateEscape(source, taken, regex) : taken;
    if (typeof part === 'string') {
      literal += part;
      continue;
    }
    if (literal !== '') parts.push(literal);
    literal = '';
    parts.push(part);
  }
  if (literal !== '') parts.push(literal);
  return parts;
}

function templateEscape(source: PatternSource, taken: string, regex: Regex): string | number {
  const letter = taken[1] ?? '';
  if (letter === 'g') return namedGroup(source, regex);
  if (letter === '0') return character(taken + source.takeWhile(2, isOctalDigit));
  if (isDecimalDigit(letter)) return numberedGroup(source, taken, regex);
  const control = CONTROLS.get(letter);
  if (control !== undefined) return control;
  if (isAsciiLetter(letter)) throw source.error(`bad escape ${taken}`, taken.length);
  return taken;
}

function namedGroup(source: PatternSource, regex: Regex): number {
  if (!source.takeIf('<')) throw source.error('missing <');
  const name = source.takeUntil('>', 'group name');
  if (isIdentifier(name)) {
    const index = regex.groupIndex.get(name);
    if (index === undefined) throw new UnknownGroupName(`unknown group name ${quoted(name)}`);
    return index;
  }
  if (!/^[0-9]+$/.test(name)) throw source.error(`bad character in group name ${quoted(name)}`, name.length + 1);
  return checkedGroup(source, Number(name), name.length + 1, regex);
}

function numberedGroup(source: PatternSource, taken: string, regex: Regex): string | number {
  let sequence = taken;
  if (source.next !== undefined && isDecimalDigit(source.next)) {
    sequence += source.take();
    const isOctal = isOctalDigit(sequence[1] ?? '') && isOctalDigit(sequence[2] ?? '');
    if (isOctal && source.next !== undefined && isOctalDigit(source.next)) {
      sequence += source.take();
      if (Number.parseInt(sequence.slice(1), 8) > 0o377) {
        throw source.error(`octal escape value ${sequence} outside of range 0-0o377`, sequence.length);
      }
      return character(sequence);
    }
  }
  return checkedGroup(source, Number(sequence.slice(1)), sequence.length - 1, regex);
}

function checkedGroup(source: PatternSource, index: number, back: number, regex: Regex): number {
  if (index > regex.groupCount) throw source.error(`invalid group reference ${index}`, back);
  return index;
}

function character(sequence: string): string {
  return String.fromCharCode(Number.parseInt(sequence.slice(1), 8) & 0xff);
}
