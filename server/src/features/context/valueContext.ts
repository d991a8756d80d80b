/** What stands inside the quotes of an assignment. */
import type { Span } from '../../base/span';
import type { Context, ValueOwner } from './context';
import { expansionContext } from './expansionContext';
import { valueWordAround } from './words';

/** The expansion at the offset, else the word of the value. */
export function valueContext(text: string, value: Span, owner: ValueOwner, quoted: boolean, offset: number): Context {
  const expansion = expansionContext(text, value, offset);
  if (expansion) return expansion;
  return { kind: 'value', span: valueWordAround(text, value, offset), value, owner, quoted };
}
