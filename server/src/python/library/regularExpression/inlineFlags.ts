/** `(?flags)` and `(?flags-flags:...)`. */
import { ASCII, DEBUG, FLAG_OF_LETTER, LOCALE, UNICODE } from './flags';
import { isAsciiLetter, type PatternSource } from './source';

type InlineFlags =
  | { readonly kind: 'global'; readonly add: number }
  | { readonly kind: 'scoped'; readonly add: number; readonly remove: number };

const TYPE_FLAGS = ASCII | LOCALE | UNICODE;

/** Parses from the sign after the question mark, which has been taken, up to the closing parenthesis or the colon. */
export function parseInlineFlags(source: PatternSource, firstSign: string): InlineFlags {
  if (firstSign !== '-' && !FLAG_OF_LETTER.has(firstSign)) {
    throw source.error(`unknown extension ?${firstSign}`, firstSign.length + 1);
  }
  let add = 0;
  let sign = firstSign;
  while (sign !== '-' && sign !== ')' && sign !== ':') {
    if (sign === 'L') throw source.error("bad inline flags: cannot use 'L' flag with a str pattern");
    const flag = flagOf(source, sign, 'missing -, : or )');
    add |= flag;
    if ((flag & TYPE_FLAGS) !== 0 && (add & TYPE_FLAGS) !== flag) {
      throw source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    }
    sign = takeOrFail(source, 'missing -, : or )');
  }
  if (sign === ')') return { kind: 'global', add };
  if ((add & DEBUG) !== 0) throw source.error('bad inline flags: cannot turn on global flag', 1);
  if (sign === ':') return { kind: 'scoped', add, remove: otherTypes(add) };
  const remove = parseRemovedFlags(source);
  if ((add & remove) !== 0) throw source.error('bad inline flags: flag turned on and off', 1);
  return { kind: 'scoped', add, remove: remove | otherTypes(add) };
}

function parseRemovedFlags(source: PatternSource): number {
  let remove = 0;
  let sign = takeOrFail(source, 'missing flag');
  let missing = 'missing flag';
  while (sign !== ':' || remove === 0) {
    const flag = flagOf(source, sign, missing);
    if ((flag & TYPE_FLAGS) !== 0) {
      throw source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
    }
    remove |= flag;
    missing = 'missing :';
    sign = takeOrFail(source, missing);
  }
  return remove;
}

function flagOf(source: PatternSource, sign: string, missing: string): number {
  const flag = FLAG_OF_LETTER.get(sign);
  if (flag === undefined) throw source.error(isAsciiLetter(sign) ? 'unknown flag' : missing, sign.length);
  return flag;
}

function takeOrFail(source: PatternSource, missing: string): string {
  const taken = source.take();
  if (taken === undefined) throw source.error(missing);
  return taken;
}

// `(?u:...)` inside of an ASCII pattern takes the ASCII flag away for its part.
function otherTypes(add: number): number {
  return (add & TYPE_FLAGS) === 0 ? 0 : TYPE_FLAGS & ~add;
}
