/** Tells what stands at an offset, also on lines that are still being typed. */
import { type Span, shifted, span, touches } from '../../base/span';
import { nameParts, partText } from '../../syntax/bitbake/text';
import type { Assignment, FunctionDefinition, PythonDefinition, SyntaxTree, Unset } from '../../syntax/bitbake/tree';
import { skipSpaces } from '../../syntax/pythonCharacters';
import type { Context, ValueOwner } from './context';
import { directiveContext } from './directiveContext';
import { expansionContext } from './expansionContext';
import { nameContext } from './nameContext';
import { pythonContext } from './pythonContext';
import { statementAt } from './statementAt';
import { unfinishedContext } from './unfinishedContext';
import { valueContext } from './valueContext';
import { wordAround } from './words';

/** What stands at the offset, as a cursor that touches it; undefined in comments and where nothing can be said. */
export function contextAt(tree: SyntaxTree, offset: number): Context | undefined {
  const { statement, start } = statementAt(tree, offset);
  if (!statement) return { kind: 'lineStart', span: span(offset, offset) };
  switch (statement.kind) {
    case 'comment':
      return undefined;
    case 'blank':
      return isLineStart(tree.text, offset) ? { kind: 'lineStart', span: span(offset, offset) } : undefined;
    case 'assign':
      return assignmentContext(tree, start, statement, offset);
    case 'func':
      return functionContext(tree, start, statement, offset);
    case 'def':
      return definitionContext(tree, start, statement, offset);
    case 'unparsed':
      return unfinishedContext(tree.text, start, start + statement.length, offset);
    case 'unset':
      return unsetContext(tree, start, statement, offset);
    default:
      return directiveContext(tree.text, start, start + statement.length, statement.kind, offset);
  }
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text.charCodeAt(offset - 1) === 10;
}

function isBlankLine(text: string, start: number): boolean {
  const lineEnd = text.indexOf('\n', start);
  const end = lineEnd === -1 ? text.length : lineEnd;
  return skipSpaces(text, start, end) === end;
}

function assignmentContext(
  tree: SyntaxTree,
  start: number,
  statement: Assignment,
  offset: number,
): Context | undefined {
  const { text } = tree;
  const name = shifted(statement.name, start);
  if (statement.exported && offset < name.start) return keywordContext(text, start, offset);
  if (touches(name, offset)) return nameContext(text, name, 'variable', true, offset);
  const written = partText(tree, start, statement.name, statement);
  if (statement.flag) {
    const flag = shifted(statement.flag, start);
    if (touches(flag, offset)) return { kind: 'flag', span: flag, owner: written, closed: true };
  }
  const operator = shifted(statement.operatorSpan, start);
  if (touches(operator, offset)) return { kind: 'operator', span: operator };
  const value = shifted(statement.value, start);
  if (!touches(value, offset)) return undefined;
  return valueContext(text, value, ownerOf(tree, start, statement), true, offset);
}

/** The name whose value the statement sets. */
export function ownerOf(tree: SyntaxTree, start: number, statement: Assignment): ValueOwner {
  const name = partText(tree, start, statement.name, statement);
  const flag = statement.flag ? partText(tree, start, statement.flag, statement) : undefined;
  const { base, operation, overrides } = nameParts(name);
  return { base, operation, overrides, name, flag };
}

function functionContext(
  tree: SyntaxTree,
  start: number,
  statement: FunctionDefinition,
  offset: number,
): Context | undefined {
  const { text } = tree;
  const body = shifted(statement.body, start);
  const isInBody = offset >= body.start && offset <= body.end && body.start > start;
  // The closing brace stands on the line at which the body ends.
  if (isInBody && (offset < body.end || !statement.closed)) {
    return statement.python ? pythonContext(text, body, offset) : shellContext(text, body, offset);
  }
  const name = shifted(statement.name, start);
  if (name.end > name.start && touches(name, offset)) return nameContext(text, name, 'function', true, offset);
  return offset < name.start ? keywordContext(text, start, offset) : undefined;
}

function definitionContext(
  tree: SyntaxTree,
  start: number,
  statement: PythonDefinition,
  offset: number,
): Context | undefined {
  const name = shifted(statement.name, start);
  if (offset < name.start) return keywordContext(tree.text, start, offset);
  if (touches(name, offset)) return nameContext(tree.text, name, 'function', true, offset);
  // Blank lines belong to a `def` until the next statement, and the next statement is what is typed there.
  if (isLineStart(tree.text, offset) && isBlankLine(tree.text, offset))
    return { kind: 'lineStart', span: span(offset, offset) };
  const body = shifted(statement.body, start);
  return touches(body, offset) ? pythonContext(tree.text, body, offset) : undefined;
}

function unsetContext(tree: SyntaxTree, start: number, statement: Unset, offset: number): Context | undefined {
  const name = shifted(statement.name, start);
  if (offset < name.start) return keywordContext(tree.text, start, offset);
  if (touches(name, offset)) return { kind: 'variable', span: name, as: 'argument', closed: true };
  if (!statement.flag) return undefined;
  const flag = shifted(statement.flag, start);
  const owner = partText(tree, start, statement.name, statement);
  return touches(flag, offset) ? { kind: 'flag', span: flag, owner, closed: true } : undefined;
}

/** One of the words before a name: `export`, `fakeroot`, `python`, `def`, `unset`. */
function keywordContext(text: string, start: number, offset: number): Context | undefined {
  const word = wordAround(text, start, text.length, offset);
  if (word.end === word.start) return undefined;
  return { kind: 'keyword', span: word, keyword: text.slice(word.start, word.end) };
}

/** BitBake expands a shell function before the shell sees it, comments and quotes included. */
function shellContext(text: string, body: Span, offset: number): Context | undefined {
  const expansion = expansionContext(text, body, offset);
  if (expansion) return expansion;
  return { kind: 'shellWord', span: shellWordAround(text, body, offset) };
}

function shellWordAround(text: string, body: Span, offset: number): Span {
  let { start, end } = { start: offset, end: offset };
  while (start > body.start && isShellNameCharacter(text.charCodeAt(start - 1))) start--;
  while (end < body.end && isShellNameCharacter(text.charCodeAt(end))) end++;
  return span(start, end);
}

/** Letters, digits, `_` and `-`: what the names of tasks and helper functions are made of. */
function isShellNameCharacter(code: number): boolean {
  const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
  return isLetter || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d;
}
