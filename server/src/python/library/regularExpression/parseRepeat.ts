/** `*`, `+`, `?` and `{m,n}`. */
import { RegexTooLarge } from './parserState';
import { isDecimalDigit, type PatternSource } from './source';
import { type RegexNode, type RepeatMode, UNLIMITED } from './tree';

/** Wraps the last item into the repeat that its sign says; a `{` that begins no repeat is a character. */
export function parseRepeat(source: PatternSource, items: RegexNode[], sign: string): void {
  const here = source.position;
  const bounds = repeatBounds(source, sign, here);
  if (!bounds) {
    items.push({ kind: 'literal', unit: 123 });
    return;
  }
  const body = items.pop();
  if (!body || body.kind === 'at') throw source.error('nothing to repeat', source.position - here + 1);
  if (body.kind === 'repeat') throw source.error('multiple repeat', source.position - here + 1);
  const mode: RepeatMode = source.takeIf('?') ? 'lazy' : source.takeIf('+') ? 'possessive' : 'greedy';
  items.push({ kind: 'repeat', ...bounds, mode, body });
}

function repeatBounds(
  source: PatternSource,
  sign: string,
  here: number,
): { readonly min: number; readonly max: number } | undefined {
  if (sign === '?') return { min: 0, max: 1 };
  if (sign === '*') return { min: 0, max: UNLIMITED };
  if (sign === '+') return { min: 1, max: UNLIMITED };
  if (source.next === '}') return undefined;
  const low = source.takeWhile(source.text.length, isDecimalDigit);
  const high = source.takeIf(',') ? source.takeWhile(source.text.length, isDecimalDigit) : low;
  if (!source.takeIf('}')) {
    source.seek(here);
    return undefined;
  }
  const min = low === '' ? 0 : Number(low);
  const max = high === '' ? UNLIMITED : Number(high);
  if (min >= UNLIMITED || (high !== '' && max >= UNLIMITED)) throw new RegexTooLarge();
  if (max < min) throw source.error('min repeat greater than max repeat', source.position - here);
  return { min, max };
}
