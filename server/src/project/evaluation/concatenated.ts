import { type PyValue, Unknown } from '../../python/value';

/** Two texts one after the other, as `:append` and `:prepend` put them; unknown where one of them is. */
export function concatenated(first: PyValue, second: PyValue): PyValue {
  const unknown = first instanceof Unknown ? first : second instanceof Unknown ? second : undefined;
  if (unknown) {
    const hasText = [first, second].some((each) => typeof each === 'string' && each !== '');
    return hasText && !unknown.isText ? new Unknown(unknown.why, true) : unknown;
  }
  if (typeof first === 'string' && typeof second === 'string') return first + second;
  return new Unknown('appends to a value that is no text');
}
