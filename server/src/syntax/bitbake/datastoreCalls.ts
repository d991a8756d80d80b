/** Finds the variables that Python code names in calls of BitBake's datastore: `d.getVar('PN')`, `bb.utils.contains("X", ...)`. */
import type { Span } from '../../base/span';
import { isAsciiWord, skipSpaces } from '../pythonCharacters';

/** Functions whose first argument is the name of a variable, and whether they change it. */
const callees: ReadonlyMap<string, 'read' | 'write'> = new Map([
  ['getVar', 'read'],
  ['getVarFlag', 'read'],
  ['getVarFlags', 'read'],
  ['setVar', 'write'],
  ['setVarFlag', 'write'],
  ['setVarFlags', 'write'],
  ['appendVar', 'write'],
  ['appendVarFlag', 'write'],
  ['prependVar', 'write'],
  ['prependVarFlag', 'write'],
  ['delVar', 'write'],
  ['delVarFlag', 'write'],
  ['contains', 'read'],
  ['contains_any', 'read'],
]);

export interface DatastoreCall {
  readonly access: 'read' | 'write';
  /** The variable's name between its quotes. */
  readonly name: Span;
}

/** The calls in `text[start, end)` whose name is a plain string, in order. A name put together at run time is left out. */
export function datastoreCallsIn(text: string, start: number, end: number): DatastoreCall[] {
  const calls: DatastoreCall[] = [];
  for (let open = text.indexOf('(', start); open !== -1 && open < end; open = text.indexOf('(', open + 1)) {
    const access = callees.get(wordBefore(text, open, start));
    if (!access) continue;
    const name = quotedName(text, skipSpaces(text, open + 1, end), end);
    if (name) calls.push({ access, name });
  }
  return calls;
}

/** The word that ends at `open` if a dot stands before it. */
function wordBefore(text: string, open: number, start: number): string {
  let wordStart = open;
  while (wordStart > start && isAsciiWord(text.charCodeAt(wordStart - 1))) wordStart--;
  return wordStart > start && text.charAt(wordStart - 1) === '.' ? text.slice(wordStart, open) : '';
}

function quotedName(text: string, quoteAt: number, end: number): Span | undefined {
  const quote = text.charAt(quoteAt);
  if (quote !== '"' && quote !== "'") return undefined;
  let at = quoteAt + 1;
  while (at < end && isVariableCharacter(text.charCodeAt(at))) at++;
  if (at === quoteAt + 1 || at >= end || text.charAt(at) !== quote) return undefined;
  const next = text.charAt(skipSpaces(text, at + 1, end));
  return next === ',' || next === ')' ? { start: quoteAt + 1, end: at } : undefined;
}

function isVariableCharacter(code: number): boolean {
  return isAsciiWord(code) || code === 0x2d || code === 0x2e || code === 0x2f || code === 0x3a || code === 0x2b;
}
