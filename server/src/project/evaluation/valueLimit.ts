/** How long a value may become: one that doubles from statement to statement must not fill the memory. */
import { OutOfBudget } from '../../python/run';
import type { PyValue } from '../../python/value';

/** In characters; the longest value of openembedded-core, with its 1,400 crates, has 200,000. */
const VALUE_LIMIT = 2_000_000;

/** Ends the evaluation of a text that would become longer than values may be. */
export function requireLength(length: number): void {
  if (length > VALUE_LIMIT) throw new OutOfBudget('is too long a text');
}

/** The value, if it is no longer than values may be; otherwise its evaluation ends. */
export function bounded<Value extends PyValue>(value: Value): Value {
  if (typeof value === 'string') requireLength(value.length);
  return value;
}
