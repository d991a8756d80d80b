/** Takes the name of a variable or function apart at the cursor. */
import { type Span, span } from '../../base/span';
import type { Context } from './context';
import { expansionContext } from './expansionContext';

/** The part of the name between two colons that the offset touches. Colons inside of `${...}` separate nothing. */
export function nameContext(
  text: string,
  name: Span,
  of: 'variable' | 'function',
  hasMore: boolean,
  offset: number,
): Context {
  const expansion = expansionContext(text, name, offset);
  if (expansion) return expansion;
  const start = partStart(text, name, offset);
  const end = partEnd(text, name, offset);
  if (start > name.start) {
    return { kind: 'override', of, span: span(start, end), before: text.slice(name.start, start - 1), hasMore };
  }
  return { kind: 'definedName', of, span: span(start, end), name: text.slice(name.start, name.end), hasMore };
}

function partStart(text: string, name: Span, offset: number): number {
  let depth = 0;
  for (let at = offset - 1; at >= name.start; at--) {
    const character = text.charAt(at);
    if (character === '}') depth++;
    else if (character === '{' && depth > 0) depth--;
    else if (character === ':' && depth === 0) return at + 1;
  }
  return name.start;
}

function partEnd(text: string, name: Span, offset: number): number {
  let depth = 0;
  for (let at = offset; at < name.end; at++) {
    const character = text.charAt(at);
    if (character === '{') depth++;
    else if (character === '}' && depth > 0) depth--;
    else if (character === ':' && depth === 0) return at;
  }
  return name.end;
}
