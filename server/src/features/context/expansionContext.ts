/** What stands inside `${NAME}` and `${@code}`. */
import { type Span, span, touches } from '../../base/span';
import { type Expansion, expansionsIn } from '../../syntax/bitbake/expansions';
import type { Context } from './context';
import { pythonContext } from './pythonContext';
import { variableExpansion } from './variableExpansion';

/** The variable or the Python code of the expansion around the offset; undefined outside of expansions. */
export function expansionContext(text: string, within: Span, offset: number): Context | undefined {
  return variableExpansion(text, within, offset) ?? pythonExpansion(text, within, offset);
}

function pythonExpansion(text: string, within: Span, offset: number): Context | undefined {
  const code = expansionCode(text, within, offset);
  return code && pythonContext(text, code, offset);
}

/** The Python code of the `${@...}` that the offset touches; undefined outside of such code. */
export function expansionCode(text: string, within: Span, offset: number): Span | undefined {
  if (text.lastIndexOf('${@', offset) < within.start) return undefined;
  const around = expansionsIn(text, within.start, within.end).findLast((each) => each.span.start + 3 <= offset);
  const code = around && codeOf(text, around, within.end);
  return code && touches(code, offset) ? code : undefined;
}

/** The code of an expansion. What no brace closes goes on to the end of its line or of the value. */
function codeOf(text: string, expansion: Expansion, end: number): Span | undefined {
  if (expansion.kind === 'variable') return undefined;
  if (expansion.kind === 'python') return expansion.code;
  const { start } = expansion.span;
  if (!text.startsWith('${@', start)) return undefined;
  const lineEnd = text.indexOf('\n', start);
  return span(start + 3, lineEnd === -1 ? end : Math.min(lineEnd, end));
}
