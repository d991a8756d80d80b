/** What stands at a place of a directive's line. */
import { type Span, span, touches } from '../../base/span';
import { skipSpaces } from '../../syntax/pythonCharacters';
import type { Context } from './context';
import { expansionContext } from './expansionContext';
import { valueWordAround } from './words';

export type DirectiveKeyword =
  | 'inherit'
  | 'inherit_defer'
  | 'include'
  | 'require'
  | 'include_all'
  | 'addtask'
  | 'deltask'
  | 'addhandler'
  | 'EXPORT_FUNCTIONS'
  | 'export'
  | 'unset'
  | 'addpylib'
  | 'addfragments';

/** The context on the directive's lines `[start, end)`; its argument may still be missing. */
export function directiveContext(
  text: string,
  start: number,
  end: number,
  keyword: DirectiveKeyword,
  offset: number,
): Context | undefined {
  const keywordEnd = start + keyword.length;
  if (offset <= keywordEnd) return { kind: 'keyword', span: span(start, keywordEnd), keyword };
  const argument = span(skipSpaces(text, keywordEnd, Math.min(end, offset)), end);
  const expansion = expansionContext(text, argument, offset);
  if (expansion) return expansion;
  const word = valueWordAround(text, argument, offset);
  switch (keyword) {
    case 'inherit':
    case 'inherit_defer':
      return { kind: 'class', span: word };
    case 'include':
    case 'require':
    case 'include_all':
      return { kind: 'include', span: word };
    case 'addtask':
    case 'deltask':
      return taskContext(text, argument, keyword, word);
    case 'addhandler':
    case 'EXPORT_FUNCTIONS':
      return { kind: 'function', span: word, directive: keyword };
    case 'export':
    case 'unset':
      return { kind: 'variable', span: word, as: 'argument', closed: true };
    default:
      return undefined;
  }
}

/** BitBake takes `after` and `before` for names of tasks unless blanks stand on both sides. */
function taskContext(text: string, argument: Span, directive: 'addtask' | 'deltask', word: Span): Context {
  if (directive === 'deltask') return { kind: 'task', span: word, directive, list: 'tasks', isFirst: true };
  let list: 'tasks' | 'after' | 'before' = 'tasks';
  let isFirst = true;
  for (let at = skipSpaces(text, argument.start, word.start); at < word.start; ) {
    const each = valueWordAround(text, argument, at);
    const name = text.slice(each.start, each.end);
    if (!isFirst && (name === 'after' || name === 'before')) list = name;
    isFirst = false;
    at = skipSpaces(text, each.end, word.start);
    if (touches(each, at)) break;
  }
  const name = text.slice(word.start, word.end);
  if (!isFirst && (name === 'after' || name === 'before')) return { kind: 'keyword', span: word, keyword: name };
  return { kind: 'task', span: word, directive, list, isFirst };
}
