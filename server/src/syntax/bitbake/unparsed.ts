/** Lines that BitBake rejects: finds out what the author meant, says so, and where the next statement begins. */
import { indexWithin, isPythonSpace, skipSpaces } from '../pythonCharacters';
import { matchAssignmentHead } from './assignment';
import { matchConfDirective, matchPythonDefinition, matchRecipeDirective } from './directive';
import { functionNameEnd, matchFunctionHeader } from './functionHeader';
import type { JoinDefect } from './logicalLine';
import { diagnoseAssignment } from './malformedAssignment';
import type { Place } from './place';
import { endOfIndentedLines, endOfMalformedFunction, endOfOpenValue } from './recovery';
import type { Source } from './source';
import type { Fix, Problem, ProblemCode, Unparsed } from './tree';

const HASH = 0x23;
const BYTE_ORDER_MARK = 0xfeff;

/** What is wrong with a line, in offsets of the matched text. */
export interface Diagnosis {
  readonly code: ProblemCode;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly fix?: { readonly title: string; readonly start: number; readonly end: number; readonly text: string };
  /** What the lines after it most likely are part of. */
  readonly absorbs?: 'value' | 'function' | 'indented';
}

export function parseUnparsed(
  from: Source,
  at: number,
  place: Place,
  next: number,
  defect: JoinDefect | undefined,
  problems: readonly Problem[],
): Unparsed {
  // A defect of the continuation explains the line already.
  if (defect) return unparsed(next - at, next - at, place, problems);
  const diagnosis = diagnose(from, place);
  const end = absorbedEnd(from, place, next, diagnosis);
  const problem: Problem = {
    code: diagnosis.code,
    severity: 'error',
    span: place.span(diagnosis.start, diagnosis.end),
    message: diagnosis.message,
    bitbakeLine: place.lastLine,
  };
  const fix = end === next ? fixOf(place, diagnosis) : continuationFix(from, at, next, end);
  return unparsed(end - at, next - at, place, [...problems, fix ? { ...problem, fix } : problem]);
}

function unparsed(length: number, ownLength: number, place: Place, problems: readonly Problem[]): Unparsed {
  return { kind: 'unparsed', length, continued: place.lastLine > 0 || length > ownLength, problems };
}

function fixOf(place: Place, { fix }: Diagnosis): Fix | undefined {
  if (!fix) return undefined;
  return { title: fix.title, edits: [{ span: place.span(fix.start, fix.end), text: fix.text }] };
}

function absorbedEnd(from: Source, place: Place, next: number, { absorbs }: Diagnosis): number {
  switch (absorbs) {
    case 'value': {
      const head = matchAssignmentHead(place.text, place.start, place.end);
      const end = head ? endOfOpenValue(from, next, place.text.charAt(head.quote)) : -1;
      return end === -1 ? next : end;
    }
    case 'function':
      return endOfMalformedFunction(from, next);
    case 'indented':
      return endOfIndentedLines(from, next);
    default:
      return next;
  }
}

/** A value whose later lines were absorbed lacks the backslash at the end of its first line. */
function continuationFix(from: Source, at: number, next: number, end: number): Fix | undefined {
  if (end === next || !matchAssignmentHead(from.text, at, next)) return undefined;
  let lineEnd = next;
  while (lineEnd > at && isPythonSpace(from.text.charCodeAt(lineEnd - 1))) lineEnd--;
  const insertion = { start: lineEnd - at, end: lineEnd - at };
  return { title: 'Continue the line with a backslash', edits: [{ span: insertion, text: ' \\' }] };
}

function diagnose(from: Source, place: Place): Diagnosis {
  const { text, start, end } = place;
  return (
    diagnoseStart(from, text, start, end) ??
    (from.conf ? diagnoseConf(text, start, end) : undefined) ??
    diagnoseFunction(text, start, end) ??
    diagnoseDirective(text, start, end) ??
    diagnoseAssignment(text, start, end) ??
    diagnoseOther(text, start, end)
  );
}

function diagnoseStart(from: Source, text: string, start: number, end: number): Diagnosis | undefined {
  if (text.charCodeAt(start) === BYTE_ORDER_MARK) {
    return {
      code: 'byte-order-mark',
      start,
      end: start + 1,
      message: 'The file begins with a byte order mark, which BitBake rejects. Save it as UTF-8 without BOM.',
      fix: { title: 'Remove the byte order mark', start, end: start + 1, text: '' },
    };
  }
  const content = skipSpaces(text, start, end);
  if (content === start || content === end) return undefined;
  const isComment = text.charCodeAt(content) === HASH;
  if (!isComment && !isStatementStart(from, text, content, end)) return undefined;
  const what = isComment ? 'A comment' : 'A statement';
  return {
    code: 'indented-statement',
    start,
    end: content,
    message: `${what} must start in column 0: BitBake rejects the blanks before it.`,
    fix: { title: 'Remove the indentation', start, end: content, text: '' },
    ...(text.charCodeAt(end - 1) === 0x7b ? { absorbs: 'function' as const } : {}),
  };
}

function isStatementStart(from: Source, text: string, start: number, end: number): boolean {
  if (matchAssignmentHead(text, start, end) || matchConfDirective(text, start, end)) return true;
  return !from.conf && isRecipeStatement(text, start, end);
}

function isRecipeStatement(text: string, start: number, end: number): boolean {
  return Boolean(
    matchRecipeDirective(text, start, end) ||
      matchPythonDefinition(text, start, end) ||
      (text.charCodeAt(end - 1) === 0x7b && matchFunctionHeader(text, start, end)),
  );
}

function diagnoseConf(text: string, start: number, end: number): Diagnosis | undefined {
  if (!isRecipeStatement(text, start, end)) return undefined;
  const isInherit = text.startsWith('inherit', start);
  const isFunction = text.charCodeAt(end - 1) === 0x7b;
  return {
    code: 'not-in-conf',
    start,
    end,
    message: isInherit
      ? 'Configuration files cannot inherit: BitBake stops here. Write `INHERIT += "..."` instead.'
      : 'Configuration files hold assignments and includes only: BitBake stops here. Put this into a class or recipe.',
    ...(isFunction ? { absorbs: 'function' as const } : {}),
  };
}

function diagnoseFunction(text: string, start: number, end: number): Diagnosis | undefined {
  if (text.startsWith('function ', start)) {
    return {
      code: 'function-opening',
      start,
      end: start + 9,
      message: 'BitBake has no `function` keyword and rejects the line. Write `name() {`.',
      fix: { title: 'Remove the keyword', start, end: start + 9, text: '' },
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
  const complaint = rest === end ? 'on this line too' : 'as the last character of the line';
  return {
    code: 'function-opening',
    start,
    end,
    message: `BitBake opens a function only if the \`{\` stands ${complaint}, without a comment or command after it.`,
    absorbs: 'function',
  };
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

const keywords = [
  'addfragments',
  'addhandler',
  'addpylib',
  'addtask',
  'deltask',
  'export',
  'EXPORT_FUNCTIONS',
  'include',
  'include_all',
  'inherit',
  'inherit_defer',
  'require',
  'unset',
] as const;

function diagnoseDirective(text: string, start: number, end: number): Diagnosis | undefined {
  const word = firstWord(text, start, end);
  const keyword = keywords.find((name) => name.toLowerCase() === word.toLowerCase());
  if (!keyword) return undefined;
  const wordEnd = start + word.length;
  const argument = skipSpaces(text, wordEnd, end);
  if (keyword !== word && argument < end) {
    return {
      code: 'unparsed-line',
      start,
      end: wordEnd,
      message: `BitBake's keywords are case-sensitive: \`${word}\` is not \`${keyword}\`, and the line is rejected.`,
      fix: { title: `Write ${keyword}`, start, end: wordEnd, text: keyword },
    };
  }
  if (argument === end) {
    return {
      code: 'unparsed-line',
      start,
      end,
      message: `\`${keyword}\` needs a name after it: BitBake rejects the line.`,
    };
  }
  if (keyword === 'export' || keyword === 'unset') return diagnoseName(keyword, text, start, end, argument);
  if (keyword === 'addpylib') {
    return {
      code: 'unparsed-line',
      start,
      end,
      message: '`addpylib` needs a folder and a namespace, and stands in layer configuration only.',
    };
  }
  if (keyword === 'addfragments') {
    return {
      code: 'unparsed-line',
      start,
      end,
      message: '`addfragments` needs four words: a path prefix and three variables.',
    };
  }
  return undefined;
}

function diagnoseName(
  keyword: 'export' | 'unset',
  text: string,
  start: number,
  end: number,
  argument: number,
): Diagnosis | undefined {
  if (keyword === 'export' && indexWithin(text, '=', argument, end) !== -1) return undefined;
  const names = text.slice(argument, end).split(' ').filter(Boolean);
  if (names.length > 1 && names.every((name) => /^[\w\-+.${}/~]{1,200}$/.test(name))) {
    return {
      code: 'one-name-only',
      start: argument,
      end,
      message: `\`${keyword}\` takes one name: BitBake rejects the line. Write a line for each.`,
      fix: {
        title: 'Write a line for each name',
        start,
        end,
        text: names.map((name) => `${keyword} ${name}`).join('\n'),
      },
    };
  }
  const isShortFlag = keyword === 'unset' && /\[.\]$/.test(text.slice(Math.max(argument, end - 3), end));
  return {
    code: isShortFlag ? 'invalid-flag' : 'invalid-name',
    start: argument,
    end,
    message: isShortFlag
      ? 'BitBake cannot unset a flag whose name has one character only: its pattern wants two.'
      : `\`${keyword}\` takes the plain name of a variable, without overrides: BitBake rejects the line.`,
  };
}

function firstWord(text: string, start: number, end: number): string {
  let at = start;
  while (at < end && !isPythonSpace(text.charCodeAt(at))) at++;
  return text.slice(start, at);
}

const pythonKeywords = new Set([
  'import',
  'from',
  'class',
  'async',
  'if',
  'for',
  'while',
  'try',
  'with',
  'return',
  'raise',
]);

function diagnoseOther(text: string, start: number, end: number): Diagnosis {
  const content = skipSpaces(text, start, end);
  const word = firstWord(text, content, end);
  return { code: 'unparsed-line', start: content, end, message: otherMessage(word, content > start) };
}

function otherMessage(word: string, indented: boolean): string {
  if (word.startsWith('<<<<<<<') || word.startsWith('=======') || word.startsWith('>>>>>>>')) {
    return 'A merge conflict was left in the file. Resolve it: BitBake stops here.';
  }
  if (word === '}')
    return 'This brace closes nothing: a `}` in column 0 further up ended the function already. BitBake stops here.';
  if (word.startsWith('@') || pythonKeywords.has(word)) {
    return 'Python statements stand inside functions only: BitBake rejects this line. Use `def` or `python () { ... }`.';
  }
  if (indented) {
    return 'BitBake rejects this indented line. If it belongs to the statement above, end the line above with a backslash.';
  }
  return 'BitBake cannot read this line and stops. It is no assignment, directive, function or comment.';
}
