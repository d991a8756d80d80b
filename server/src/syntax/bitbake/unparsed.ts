/** Lines that BitBake rejects: finds out what the author meant, says so, and where the next statement begins. */
import { skipSpaces } from '../pythonCharacters';
import { matchAssignmentHead } from './assignment';
import { type Diagnosis, type DiagnosisFix, firstWord } from './diagnosis';
import { matchConfDirective, matchPythonDefinition, matchRecipeDirective } from './directive';
import { matchFunctionHeader } from './functionHeader';
import type { JoinDefect } from './logicalLine';
import { diagnoseAssignment } from './malformedAssignment';
import { diagnoseDirective } from './malformedDirective';
import { diagnoseFunction } from './malformedFunction';
import type { Place } from './place';
import { endOfIndentedLines, endOfMalformedFunction, endOfOpenValue } from './recovery';
import { contentEnd, nextLine, type Source } from './source';
import type { Fix, Problem, Unparsed } from './tree';

const HASH = 0x23;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * The statement that a rejected line becomes, with the lines below that can only belong to it: they are no errors of their own.
 */
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
  const goesOn = diagnosis.absorbs === 'value' && end > next;
  const problem = goesOn
    ? missingContinuation(from, at, next, place.lastLine)
    : problemOf(
        place,
        diagnosis,
        diagnosis.absorbs === 'function' && end > next ? braceFix(from, at, next) : undefined,
      );
  return unparsed(end - at, next - at, place, [...problems, problem]);
}

function problemOf(place: Place, diagnosis: Diagnosis, otherFix: Fix | undefined): Problem {
  const problem: Problem = {
    code: diagnosis.code,
    severity: 'error',
    span: place.span(diagnosis.start, diagnosis.end),
    message: diagnosis.message,
    bitbakeLine: place.lastLine,
  };
  const fix = diagnosis.fix ? fixOf(place, diagnosis.fix) : otherFix;
  return fix ? { ...problem, fix } : problem;
}

function unparsed(length: number, ownLength: number, place: Place, problems: readonly Problem[]): Unparsed {
  return { kind: 'unparsed', length, continued: place.lastLine > 0 || length > ownLength, problems };
}

function fixOf(place: Place, { title, edits }: DiagnosisFix): Fix {
  return { title, edits: edits.map(({ start, end, text }) => ({ span: place.span(start, end), text })) };
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

/** The later lines of a value were found: what is missing is the backslash before `next`. */
function missingContinuation(from: Source, at: number, next: number, lastLine: number): Problem {
  let lineStart = at;
  for (let line = 0; line < lastLine; line++) lineStart = nextLine(from, lineStart);
  const lineEnd = contentEnd(from, lineStart, next);
  const insertion = { start: lineEnd - at, end: lineEnd - at };
  return {
    code: 'missing-continuation',
    severity: 'error',
    span: { start: skipSpaces(from.text, lineStart, lineEnd) - at, end: lineEnd - at },
    message: 'The value goes on below, but no backslash continues this line: BitBake rejects the statement.',
    bitbakeLine: lastLine,
    fix: { title: 'Continue the line with a backslash', edits: [{ span: insertion, text: ' \\' }] },
  };
}

/** A `{` on a line of its own moves up to the name it opens. */
function braceFix(from: Source, at: number, next: number): Fix | undefined {
  const following = nextLine(from, next);
  const end = contentEnd(from, next, following);
  const brace = skipSpaces(from.text, next, end);
  if (brace !== end - 1 || from.text.charAt(brace) !== '{') return undefined;
  const headerEnd = contentEnd(from, at, next);
  return {
    title: 'Open the brace on this line',
    edits: [{ span: { start: headerEnd - at, end: end - at }, text: ' {' }],
  };
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
      fix: { title: 'Remove the byte order mark', edits: [{ start, end: start + 1, text: '' }] },
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
    fix: { title: 'Remove the indentation', edits: [{ start, end: content, text: '' }] },
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
