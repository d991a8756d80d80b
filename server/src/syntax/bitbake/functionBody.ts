/** Finds where functions end: a shell or Python function at a line of one `}`, a `def` at the next line in column 0. */
import type { Span } from '../../base/span';
import { isPythonSpace } from '../pythonCharacters';
import type { FunctionHeader } from './functionHeader';
import { tabProblems, unclosedFunctionProblem } from './problems';
import { intendedEnd } from './recovery';
import { contentEnd, nextLine, type Source } from './source';
import type { FunctionDefinition, Problem, PythonDefinition } from './tree';

const CLOSE_BRACE = 0x7d;
const HASH = 0x23;

/**
 * The function whose opening line is matched; `bodyStart` is the offset of the line after it.
 * Only a line that is `}` and nothing else closes it: an indented one, or one with a comment, is part of the body.
 */
export function parseFunction(
  from: Source,
  at: number,
  header: FunctionHeader,
  name: Span,
  bodyStart: number,
  headerLastLine: number,
  problems: readonly Problem[],
): FunctionDefinition {
  const called = from.text.slice(at + name.start, at + name.end);
  const python = header.python || called === '' || called === '__anonymous';
  const common = { kind: 'func', name, python, fakeroot: header.fakeroot, continued: headerLastLine > 0 } as const;
  const close = closingLine(from, bodyStart);
  if (close !== -1) {
    const length = nextLine(from, close) - at;
    // The check for tabs follows the written keyword or the missing name, as the choice of language does.
    const tabs = python ? tabProblems(from, at, bodyStart, close) : [];
    const all = tabs.length > 0 ? [...problems, ...tabs] : problems;
    return { ...common, length, problems: all, body: { start: bodyStart - at, end: close - at }, closed: true };
  }
  const intended = intendedEnd(from, bodyStart);
  const unclosed = unclosedFunctionProblem(from, at, name, bodyStart, headerLastLine, intended);
  return {
    ...common,
    length: intended.next - at,
    problems: [...problems, unclosed],
    body: { start: bodyStart - at, end: intended.bodyEnd - at },
    closed: false,
  };
}

/** The offset of the first line from `at` on that closes a function, or -1. */
function closingLine(from: Source, at: number): number {
  const { text } = from;
  if (at >= from.memo.noClosingLineFrom) return -1;
  for (let start = at; start < text.length; start = followingBrace(from, start)) {
    if (closes(from, start)) return start;
  }
  from.memo.noClosingLineFrom = at;
  return -1;
}

/** The start of the next line that may close a function. */
function followingBrace(from: Source, start: number): number {
  if (from.loneReturns) return nextLine(from, start);
  const newline = from.text.indexOf('\n}', start);
  return newline === -1 ? from.text.length : newline + 1;
}

function closes(from: Source, start: number): boolean {
  return from.text.charCodeAt(start) === CLOSE_BRACE && contentEnd(from, start, nextLine(from, start)) === start + 1;
}

/** `def`: blank lines, indented lines and column-0 comments belong to it, up to the first other line. */
export function parsePythonDefinition(
  from: Source,
  at: number,
  name: Span,
  bodyStart: number,
  continued: boolean,
  problems: readonly Problem[],
): PythonDefinition {
  const { text } = from;
  let next = bodyStart;
  let bodyEnd = bodyStart;
  while (next < text.length) {
    const following = nextLine(from, next);
    const code = text.charCodeAt(next);
    const blank = contentEnd(from, next, following) === next;
    if (!blank && code !== HASH && !isPythonSpace(code)) break;
    if (!blank && code !== HASH) bodyEnd = following;
    next = following;
  }
  const tabs = tabProblems(from, at, bodyStart, next);
  return {
    kind: 'def',
    length: next - at,
    continued,
    problems: tabs.length > 0 ? [...problems, ...tabs] : problems,
    name,
    // Trailing comments most often speak of what follows: BitBake hands them to Python, an author does not count them in.
    body: { start: 0, end: bodyEnd - at },
  };
}
