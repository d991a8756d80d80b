/** What stands on lines that BitBake rejects: most of them are being typed. */
import { type Span, span, touches } from '../../base/span';
import { isNameCharacter, matchAssignmentHead, operatorAt } from '../../syntax/bitbake/assignment';
import { nameParts } from '../../syntax/bitbake/text';
import { isPythonSpace, skipSpaces, trimmedEnd } from '../../syntax/pythonCharacters';
import type { Context } from './context';
import { type DirectiveKeyword, directiveContext } from './directiveContext';
import { nameContext } from './nameContext';
import { valueContext } from './valueContext';
import { wordAround } from './words';

const directives: readonly DirectiveKeyword[] = [
  'inherit',
  'inherit_defer',
  'include',
  'require',
  'include_all',
  'addtask',
  'deltask',
  'addhandler',
  'EXPORT_FUNCTIONS',
  'export',
  'unset',
  'addpylib',
  'addfragments',
];

/** The context on the lines `[start, end)` of a statement that is not understood as a whole. */
export function unfinishedContext(text: string, start: number, end: number, offset: number): Context | undefined {
  const head = matchAssignmentHead(text, start, end);
  if (head && offset > head.quote) {
    const owner = ownerOf(text, head.nameStart, head.nameEnd, head.flagStart, head.flagEnd);
    const value = openValue(text, head.quote, end);
    return touches(value, offset) ? valueContext(text, value, owner, true, offset) : undefined;
  }
  const lineEnd = endOfFirstLine(text, start, end);
  if (offset > lineEnd) return undefined;
  const word = wordAround(text, start, lineEnd, start);
  const keyword = directives.find((each) => each === text.slice(word.start, word.end));
  const isExportedAssignment = keyword === 'export' && text.slice(word.end, offset).includes('=');
  if (keyword && offset > word.end && !isExportedAssignment)
    return directiveContext(text, start, lineEnd, keyword, offset);
  const nameStart = keyword && isExportedAssignment ? skipSpaces(text, word.end, lineEnd) : start;
  return functionContext(text, word, lineEnd, offset) ?? assignmentContext(text, nameStart, lineEnd, offset);
}

/** The value up to the last quote of its kind, as BitBake takes it; without one, up to the end. */
function openValue(text: string, quote: number, end: number): Span {
  const last = text.lastIndexOf(text.charAt(quote), end - 1);
  return span(quote + 1, last > quote ? last : Math.max(quote + 1, trimmedEnd(text, quote, end), 0));
}

function ownerOf(text: string, nameStart: number, nameEnd: number, flagStart: number, flagEnd: number) {
  const name = text.slice(nameStart, nameEnd);
  const flag = flagStart === -1 ? undefined : text.slice(flagStart, flagEnd);
  return { ...nameParts(name), name, flag };
}

function endOfFirstLine(text: string, start: number, end: number): number {
  const newline = text.indexOf('\n', start);
  return newline === -1 || newline > end ? end : newline;
}

/** `python do_` and `fakeroot do_` begin a function. */
function functionContext(text: string, first: Span, lineEnd: number, offset: number): Context | undefined {
  let word = first;
  while (isFunctionKeyword(text.slice(word.start, word.end)) && offset > word.end) {
    const next = skipSpaces(text, word.end, Math.min(lineEnd, offset));
    word = wordAround(text, next, lineEnd, next);
    if (touches(word, offset)) return nameContext(text, word, 'function', false, offset);
  }
  return undefined;
}

function isFunctionKeyword(word: string): boolean {
  return word === 'python' || word === 'fakeroot';
}

/** A name, a flag, an operator or a value without quotes, as far as the line has got. */
function assignmentContext(text: string, start: number, lineEnd: number, offset: number): Context | undefined {
  let nameEnd = start;
  while (nameEnd < lineEnd && isNameCharacter(text.charCodeAt(nameEnd))) nameEnd++;
  const name = span(start, nameEnd);
  if (touches(name, offset)) return lineStartOrName(text, name, lineEnd, offset);
  let at = nameEnd;
  let flag: Span | undefined;
  if (text.charCodeAt(at) === 0x5b) {
    flag = flagSpan(text, at + 1, lineEnd);
    const closed = text.charCodeAt(flag.end) === 0x5d && flag.end < lineEnd;
    if (touches(flag, offset)) return { kind: 'flag', span: flag, owner: text.slice(start, nameEnd), closed };
    at = closed ? flag.end + 1 : flag.end;
  }
  if (nameEnd === start) return undefined;
  const operatorStart = skipSpaces(text, at, lineEnd);
  const operator = operatorAt(text, operatorStart);
  if (!operator)
    return offset > at && offset <= operatorStart ? { kind: 'operator', span: span(offset, offset) } : undefined;
  const operatorEnd = operatorStart + operator.length;
  if (offset <= operatorEnd)
    return offset < operatorStart ? undefined : { kind: 'operator', span: span(operatorStart, operatorEnd) };
  const value = span(skipSpaces(text, operatorEnd, Math.min(lineEnd, offset)), trimmedEnd(text, offset, lineEnd));
  const owner = ownerOf(text, start, nameEnd, flag?.start ?? -1, flag?.end ?? -1);
  return valueContext(text, value, owner, false, offset);
}

/** The first word of a line may become anything; behind a colon or a brace it can be a name only. */
function lineStartOrName(text: string, name: Span, lineEnd: number, offset: number): Context {
  const written = text.slice(name.start, name.end);
  const isPlain = !written.includes(':') && !written.includes('$');
  const isAlone = skipSpaces(text, name.end, lineEnd) === lineEnd;
  if (isPlain && isAlone) return { kind: 'lineStart', span: name };
  return nameContext(text, name, 'variable', !isAlone, offset);
}

function flagSpan(text: string, start: number, lineEnd: number): Span {
  let end = start;
  while (end < lineEnd && text.charCodeAt(end) !== 0x5d && !isPythonSpace(text.charCodeAt(end))) end++;
  return span(start, end);
}
