/** The name inside `${...}`, also while it is being typed: `${`, `${NA` without its brace. */
import { type Span, span } from '../../base/span';
import { isNameCharacter } from '../../syntax/bitbake/assignment';
import type { VariableReference } from './context';

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const DOLLAR = 0x24;

/** The reference around the offset; undefined outside of `${NAME}`. */
export function variableExpansion(text: string, within: Span, offset: number): VariableReference | undefined {
  let start = offset;
  while (start > within.start && isPlainNameCharacter(text.charCodeAt(start - 1))) start--;
  const isExpansion =
    start - 2 >= within.start && text.charCodeAt(start - 1) === OPEN_BRACE && text.charCodeAt(start - 2) === DOLLAR;
  if (!isExpansion) return undefined;
  let end = offset;
  while (end < within.end && isPlainNameCharacter(text.charCodeAt(end))) end++;
  const closed = end < within.end && text.charCodeAt(end) === CLOSE_BRACE;
  return { kind: 'variable', span: span(start, end), as: 'expansion', closed };
}

/** What a name inside of braces is made of; the characters of a further expansion are left out. */
function isPlainNameCharacter(code: number): boolean {
  return isNameCharacter(code) && code !== DOLLAR && code !== OPEN_BRACE && code !== CLOSE_BRACE;
}
