/** Parses the one statement that starts at a given offset. */
import type { Span } from '../../base/span';
import { type AssignmentHead, isWholeValue, matchAssignmentHead } from './assignment';
import { type DirectiveMatch, matchConfDirective, matchPythonDefinition, matchRecipeDirective } from './directive';
import { parseFunction, parsePythonDefinition } from './functionBody';
import { type FunctionHeader, matchFunctionHeader } from './functionHeader';
import { joinLines, type LogicalLine } from './logicalLine';
import { JoinedLines, OneLine, type Place } from './place';
import {
  assignmentProblems,
  emptyNameProblem,
  joinProblem,
  onlyInConfProblem,
  taskNameProblems,
  variableNameProblems,
} from './problems';
import { contentEnd, nextLine, type Source } from './source';
import type { Assignment, Problem, Statement } from './tree';
import { parseUnparsed } from './unparsed';

const HASH = 0x23;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;

/** A statement without problems; shared, since nearly all are. */
const NO_PROBLEMS: readonly Problem[] = Object.freeze([]);

/** The statement that starts at `at`, the first character of a line; `at` is before the end of the text. */
export function parseStatement(from: Source, at: number): Statement {
  const { text } = from;
  const next = nextLine(from, at);
  const end = contentEnd(from, at, next);
  if (end === at) return blankLines(from, at, next);
  if (text.charCodeAt(end - 1) === BACKSLASH) return parseContinued(from, at, end);
  if (text.charCodeAt(at) === HASH)
    return { kind: 'comment', length: next - at, continued: false, problems: NO_PROBLEMS };
  const head = from.conf || !mayBeRecipeStatement(text, at, end) ? matchAssignmentHead(text, at, end) : undefined;
  if (head && isWholeValue(text, head.quote, end)) {
    return assignment(new OneLine(text, at, end), head, next - at, false, NO_PROBLEMS);
  }
  return parseLine(from, at, new OneLine(text, at, end), next, undefined);
}

/** Blank lines in a row are one statement. */
function blankLines(from: Source, at: number, firstNext: number): Statement {
  let next = firstNext;
  while (next < from.text.length) {
    const following = nextLine(from, next);
    if (contentEnd(from, next, following) !== next) break;
    next = following;
  }
  return { kind: 'blank', length: next - at, continued: false, problems: NO_PROBLEMS };
}

/** A cheap look at the first letter and the last character: what could be anything that BBHandler tries before assignments. */
function mayBeRecipeStatement(text: string, at: number, end: number): boolean {
  if (text.charCodeAt(end - 1) === OPEN_BRACE) return true;
  switch (text.charCodeAt(at)) {
    case 0x45: // EXPORT_FUNCTIONS
    case 0x61: // addtask, addhandler
    case 0x64: // def, deltask
    case 0x69: // inherit, inherit_defer
      return true;
    default:
      return false;
  }
}

function parseContinued(from: Source, at: number, firstEnd: number): Statement {
  if (!from.conf) {
    const fast = parseContinuedAssignment(from, at, firstEnd);
    if (fast) return fast;
  }
  const line = joinLines(from, at);
  if (line.text.charCodeAt(0) === HASH) {
    const problems = line.defect ? [joinProblem(line.defect, at)] : NO_PROBLEMS;
    return { kind: 'comment', length: line.next - at, continued: line.lastLine > 0, problems };
  }
  if (from.conf && line.defect?.kind === 'continuation-at-end') {
    // ConfHandler joins with the nothing that follows: what is complete without it is accepted.
    const complete = { ...line, defect: undefined };
    const statement = parseLine(from, at, new JoinedLines(line, at), line.next, complete);
    if (statement.kind !== 'unparsed') return statement;
  }
  return parseLine(from, at, new JoinedLines(line, at), line.next, line);
}

/**
 * A continued assignment whose quote opens on the first line, found without joining its lines: nearly all of them, and long.
 * Undefined if anything about it is unusual.
 */
function parseContinuedAssignment(from: Source, at: number, firstEnd: number): Assignment | undefined {
  const { text } = from;
  if (text.charCodeAt(at) === HASH || mayBeRecipeStatement(text, at, firstEnd)) return undefined;
  const head = matchAssignmentHead(text, at, firstEnd - 1);
  if (!head) return undefined;
  let start = at;
  let next = nextLine(from, at);
  let end = firstEnd;
  let lastLine = 0;
  while (text.charCodeAt(end - 1) === BACKSLASH) {
    if (next >= text.length) return undefined;
    start = next;
    next = nextLine(from, start);
    end = contentEnd(from, start, next);
    if (end === start || text.charCodeAt(start) === HASH) return undefined;
    lastLine++;
  }
  if (!isWholeValue(text, head.quote, end)) return undefined;
  return assignment(new OneLine(text, at, end), head, next - at, true, NO_PROBLEMS, lastLine);
}

function parseLine(from: Source, at: number, place: Place, next: number, line: LogicalLine | undefined): Statement {
  const { text, start, end } = place;
  const length = next - at;
  const continued = line !== undefined;
  const problems = line?.defect ? [joinProblem(line.defect, at)] : NO_PROBLEMS;
  if (!from.conf) {
    const header = text.charCodeAt(end - 1) === OPEN_BRACE ? matchFunctionHeader(text, start, end) : undefined;
    if (header) return functionStatement(from, at, place, header, next, problems);
    const definition = matchPythonDefinition(text, start, end);
    if (definition) {
      const name = place.span(definition.nameStart, definition.nameEnd);
      const named = [...problems, ...variableNameProblems(sliced(from, at, name), name, place.lastLine)];
      return parsePythonDefinition(from, at, name, next, continued, named);
    }
    const directive = matchRecipeDirective(text, start, end);
    if (directive) return directiveStatement(from, place, directive, length, continued, problems);
  }
  const head = matchAssignmentHead(text, start, end);
  if (head && isWholeValue(text, head.quote, end)) return assignment(place, head, length, continued, problems);
  const directive = matchConfDirective(text, start, end);
  if (directive) return directiveStatement(from, place, directive, length, continued, problems);
  return parseUnparsed(from, at, place, next, line?.defect, problems);
}

function sliced(from: Source, at: number, span: Span): string {
  return from.text.slice(at + span.start, at + span.end);
}

function assignment(
  place: Place,
  head: AssignmentHead,
  length: number,
  continued: boolean,
  problems: readonly Problem[],
  lastLine = place.lastLine,
): Assignment {
  const valueEnd = place.end - 1;
  const statement: Assignment = {
    kind: 'assign',
    length,
    continued,
    problems,
    exported: head.exported,
    name: place.span(head.nameStart, head.nameEnd),
    flag: head.flagStart === -1 ? undefined : place.span(head.flagStart, head.flagEnd),
    operator: head.operator,
    operatorSpan: place.span(head.operatorStart, head.operatorStart + head.operator.length),
    value: valueSpan(place, head.quote + 1, valueEnd),
  };
  if (head.nameStart === head.nameEnd) {
    return { ...statement, problems: [...problems, emptyNameProblem(head.exported, statement.operatorSpan, lastLine)] };
  }
  const own = assignmentProblems(place.text, head, statement, lastLine);
  return own.length > 0 ? { ...statement, problems: [...problems, ...own] } : statement;
}

/** The value with the backslashes and line ends right inside its quotes, which `place.span` would leave out at the ends. */
function valueSpan(place: Place, start: number, end: number): Span {
  const from = place.span(start - 1, start).end;
  return { start: from, end: Math.max(from, place.span(end, end + 1).start) };
}

function functionStatement(
  from: Source,
  at: number,
  place: Place,
  header: FunctionHeader,
  next: number,
  problems: readonly Problem[],
): Statement {
  const name = place.span(header.nameStart, header.nameEnd);
  const named =
    header.nameEnd === header.nameStart ? [] : variableNameProblems(sliced(from, at, name), name, place.lastLine);
  return parseFunction(
    from,
    at,
    header,
    name,
    next,
    place.lastLine,
    named.length > 0 ? [...problems, ...named] : problems,
  );
}

function directiveStatement(
  from: Source,
  place: Place,
  match: DirectiveMatch,
  length: number,
  continued: boolean,
  problems: readonly Problem[],
): Statement {
  const base = { length, continued };
  switch (match.kind) {
    case 'inherit':
    case 'inherit_defer':
    case 'include':
    case 'require':
    case 'include_all':
    case 'deltask':
    case 'addhandler':
    case 'EXPORT_FUNCTIONS':
      return { kind: match.kind, ...base, problems, argument: place.span(match.start, match.end) };
    case 'addtask': {
      const wrong = taskNameProblems(place);
      return {
        kind: 'addtask',
        ...base,
        problems: wrong.length > 0 ? [...problems, ...wrong] : problems,
        argument: place.span(match.start, match.end),
      };
    }
    case 'export':
      return { kind: 'export', ...base, problems, name: place.span(match.start, match.end) };
    case 'unset': {
      const flag = match.flagStart === -1 ? undefined : place.span(match.flagStart, match.flagEnd);
      return { kind: 'unset', ...base, problems, name: place.span(match.start, match.end), flag };
    }
    case 'addpylib': {
      const wrong = from.conf ? problems : [...problems, onlyInConfProblem(place)];
      const directory = place.span(match.start, match.end);
      const namespace = place.span(match.namespaceStart, match.namespaceEnd);
      return { kind: 'addpylib', ...base, problems: wrong, directory, namespace };
    }
    case 'addfragments':
      return { kind: 'addfragments', ...base, problems, argument: place.span(match.start, match.end) };
  }
}
