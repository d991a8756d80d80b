/** Guesses, after an error, where the author's next statement begins, so that the rest of a file is still understood. */
import { isPythonSpace, skipSpaces } from '../pythonCharacters';
import { matchAssignmentHead } from './assignment';
import { functionNameEnd } from './functionHeader';
import { contentEnd, nextLine, type Source } from './source';

const CLOSE_BRACE = 0x7d;
const HASH = 0x23;
const OPEN_BRACE = 0x7b;

/** How many lines a guess looks ahead: bounds the work on a file full of errors. */
const LINES_AHEAD = 200;

const statementKeywords = [
  'addhandler',
  'addtask',
  'def',
  'deltask',
  'EXPORT_FUNCTIONS',
  'fakeroot',
  'include',
  'include_all',
  'inherit',
  'inherit_defer',
  'python',
  'require',
] as const;

/** Whether the line begins a statement beyond doubt: in column 0, and not as a line of shell or Python would begin. */
function looksLikeStatement(from: Source, start: number, end: number): boolean {
  const { text } = from;
  if (end === start || isPythonSpace(text.charCodeAt(start))) return false;
  const head = matchAssignmentHead(text, start, end);
  // `FOO="x"` may be shell; nobody writes shell assignments with blanks around the operator.
  if (head) return head.exported || isPythonSpace(text.charCodeAt(head.quote - 1));
  if (text.charCodeAt(end - 1) === OPEN_BRACE) {
    const nameEnd = functionNameEnd(text, start, end);
    if (nameEnd > start && text.charCodeAt(skipSpaces(text, nameEnd, end)) === 0x28) return true;
  }
  return statementKeywords.some(
    (keyword) => text.startsWith(keyword, start) && isPythonSpace(text.charCodeAt(start + keyword.length)),
  );
}

/** Where the body of a function that nothing closes was most likely meant to end. */
export interface IntendedEnd {
  readonly bodyEnd: number;
  /** Where the next statement starts. */
  readonly next: number;
  /** A brace that would close the function if it stood alone in column 0. */
  readonly brace: { readonly start: number; readonly end: number } | undefined;
}

export function intendedEnd(from: Source, bodyStart: number): IntendedEnd {
  const { text } = from;
  let brace: { start: number; end: number; next: number } | undefined;
  let lastContent = bodyStart;
  let start = bodyStart;
  while (start < text.length) {
    const next = nextLine(from, start);
    const end = contentEnd(from, start, next);
    if (looksLikeStatement(from, start, end)) break;
    if (isStrayBrace(text, start, end)) brace = { start, end, next };
    if (end > start) lastContent = next;
    start = next;
  }
  if (brace) return { bodyEnd: brace.start, next: brace.next, brace };
  return { bodyEnd: lastContent, next: lastContent, brace: undefined };
}

/** `  }` or `} # end`: what was meant to close a function and does not. */
function isStrayBrace(text: string, start: number, end: number): boolean {
  const first = skipSpaces(text, start, end);
  if (text.charCodeAt(first) !== CLOSE_BRACE) return false;
  const after = skipSpaces(text, first + 1, end);
  return after === end || text.charCodeAt(after) === HASH;
}

/** The end of a value whose quote is still open at `next`: after the line that ends in `quote`, or -1 if none is in sight. */
export function endOfOpenValue(from: Source, next: number, quote: string): number {
  let start = next;
  for (let line = 0; line < LINES_AHEAD && start < from.text.length; line++) {
    const following = nextLine(from, start);
    const end = contentEnd(from, start, following);
    if (end === start || matchAssignmentHead(from.text, start, end) || looksLikeStatement(from, start, end)) return -1;
    if (from.text.charAt(end - 1) === quote) return following;
    start = following;
  }
  return -1;
}

/** The end of the lines that belong to a function whose opening line is wrong: after its closing brace, or `next`. */
export function endOfMalformedFunction(from: Source, next: number): number {
  let start = next;
  for (let line = 0; line < LINES_AHEAD && start < from.text.length; line++) {
    const following = nextLine(from, start);
    const end = contentEnd(from, start, following);
    if (isStrayBrace(from.text, start, end)) return following;
    // The body of a function that somebody opened in a wrong way is indented like any other.
    const isIndented = end === start || isPythonSpace(from.text.charCodeAt(start));
    if (!isIndented && from.text.charCodeAt(start) !== OPEN_BRACE) return next;
    start = following;
  }
  return next;
}

/** The end of the indented lines from `next` on. */
export function endOfIndentedLines(from: Source, next: number): number {
  let start = next;
  while (start < from.text.length && isPythonSpace(from.text.charCodeAt(start))) {
    const following = nextLine(from, start);
    if (contentEnd(from, start, following) === start) break;
    start = following;
  }
  return start;
}
