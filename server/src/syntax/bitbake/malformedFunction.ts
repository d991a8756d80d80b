/** What is wrong with a line that has the look of a function's first line and is none. */
import { skipSpaces } from '../pythonCharacters';
import type { Diagnosis, DiagnosisFix } from './diagnosis';
import { functionNameEnd } from './functionHeader';

export function diagnoseFunction(text: string, start: number, end: number): Diagnosis | undefined {
  if (text.startsWith('function ', start)) {
    return {
      code: 'function-opening',
      start,
      end: start + 9,
      message: 'BitBake has no `function` keyword and rejects the line. Write `name() {`.',
      fix: { title: 'Remove the keyword', edits: [{ start, end: start + 9, text: '' }] },
      absorbs: 'function',
    };
  }
  if (text.startsWith('def ', start)) {
    return {
      code: 'python-definition',
      start,
      end,
      message: 'BitBake finds a `def` only if its first line holds the colon. Write the whole signature on one line.',
      absorbs: 'indented',
    };
  }
  const close = functionParentheses(text, start, end);
  if (close === -1) return undefined;
  const rest = skipSpaces(text, close, end);
  const fix = text.charAt(rest) === '{' ? afterBraceFix(text, rest, end) : undefined;
  return {
    code: 'function-opening',
    start,
    end,
    message:
      rest === end
        ? 'BitBake opens a function only if the `{` stands on the same line as its name: it rejects this one.'
        : 'BitBake opens a function only if the `{` ends the line: it rejects the comment or command after it.',
    ...(fix ? { fix } : {}),
    absorbs: 'function',
  };
}

/** What stands after the brace goes to lines of its own. */
function afterBraceFix(text: string, brace: number, end: number): DiagnosisFix {
  const rest = text.slice(brace + 1, end).trim();
  const closes = rest.endsWith('}');
  const command = closes ? rest.slice(0, -1).trim() : rest;
  const lines = `{\n    ${command}${closes ? '\n}' : ''}`;
  const title = rest.startsWith('#') ? 'Move the comment into the body' : 'Write the body on lines of its own';
  return { title, edits: [{ start: brace, end, text: lines }] };
}

/** The offset after `name()` at the start of the text, or -1. */
function functionParentheses(text: string, start: number, end: number): number {
  let at = start;
  for (const keyword of ['fakeroot', 'python']) {
    if (text.startsWith(`${keyword} `, at)) at = skipSpaces(text, at + keyword.length, end);
  }
  const open = skipSpaces(text, functionNameEnd(text, at, end), end);
  if (text.charCodeAt(open) !== 0x28) return -1;
  const close = skipSpaces(text, open + 1, end);
  return text.charCodeAt(close) === 0x29 ? close + 1 : -1;
}
