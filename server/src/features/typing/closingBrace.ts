/** Where a `}` on a line of its own belongs. */
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { statementAt } from '../context/statementAt';
import type { Line } from './line';

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * Column 0 if the brace can only close the function around it: BitBake goes on reading the body until it finds a `}` there. Undefined if it
 * closes something in the body, or if the line holds more than the brace.
 */
export function bracePlace(tree: SyntaxTree, { start: lineStart, content }: Line): '' | undefined {
  if (content !== '}') return undefined;
  const { statement, start } = statementAt(tree, lineStart);
  if (statement?.kind !== 'func') return undefined;
  const bodyStart = start + statement.body.start;
  return lineStart >= bodyStart && !leavesBraceOpen(tree.text, bodyStart, lineStart) ? '' : undefined;
}

/** All braces count, those of `${...}` and of texts too: they come in pairs. */
function leavesBraceOpen(text: string, start: number, end: number): boolean {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN_BRACE) depth++;
    else if (code === CLOSE_BRACE) depth--;
  }
  return depth > 0;
}
