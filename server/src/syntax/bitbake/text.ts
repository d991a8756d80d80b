/** What BitBake reads in the parts of a statement: continuations joined, names taken apart. */
import type { Span } from '../../base/span';
import { isPythonSpace } from '../pythonCharacters';
import type { Assignment, FunctionDefinition, Statement, SyntaxTree, Unset } from './tree';

const BACKSLASH = 0x5c;

/** The text of a part of the statement at `start`, as BitBake reads it. */
export function partText(tree: SyntaxTree, start: number, part: Span, statement: Statement): string {
  const written = tree.text.slice(start + part.start, start + part.end);
  return statement.continued ? joinContinuations(written) : written;
}

/** The text without the backslashes that continue a line, the blanks after them and the line ends. */
export function joinContinuations(written: string): string {
  let joined = '';
  let copied = 0;
  for (let at = written.indexOf('\\'); at !== -1; at = written.indexOf('\\', at + 1)) {
    const next = afterContinuation(written, at);
    if (next === -1) continue;
    joined += written.slice(copied, at);
    copied = next;
    // ConfHandler looks at the joined text: a blank line after `\\` is glued to it and eats the other backslash.
    for (let blank = blankLineEnd(written, copied); blank !== -1 && joined.endsWith('\\'); ) {
      joined = joined.slice(0, -1);
      copied = blank;
      blank = blankLineEnd(written, copied);
    }
    at = copied - 1;
  }
  return copied === 0 ? written : joined + written.slice(copied);
}

/** The offset after a line of blanks only, or -1. */
function blankLineEnd(text: string, start: number): number {
  for (let offset = start; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10) return offset + 1;
    if (!isPythonSpace(code)) return -1;
  }
  return -1;
}

/**
 * The offset after the line end that follows the backslash at `at`, with nothing but blanks between; -1 if it continues
 * no line. BitBake strips trailing blanks before it looks for the backslash.
 */
export function afterContinuation(text: string, at: number): number {
  if (text.charCodeAt(at) !== BACKSLASH) return -1;
  for (let offset = at + 1; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10) return offset + 1;
    if (code === 13) return text.charCodeAt(offset + 1) === 10 ? offset + 2 : offset + 1;
    if (!isPythonSpace(code)) return -1;
  }
  return -1;
}

/** The name of the variable or function that a statement defines, as written; undefined for other statements. */
export function definedName(tree: SyntaxTree, start: number, statement: Statement): string | undefined {
  switch (statement.kind) {
    case 'assign':
    case 'func':
    case 'def':
    case 'export':
    case 'unset':
      return partText(tree, start, statement.name, statement);
    default:
      return undefined;
  }
}

/** The name of the flag that a statement sets or unsets. */
export function flagName(tree: SyntaxTree, start: number, statement: Assignment | Unset): string | undefined {
  return statement.flag ? partText(tree, start, statement.flag, statement) : undefined;
}

/** The value BitBake stores for an assignment, before any expansion. */
export function assignedText(tree: SyntaxTree, start: number, statement: Assignment): string {
  return partText(tree, start, statement.value, statement);
}

/** The name under which BitBake knows a function. */
export function functionName(tree: SyntaxTree, start: number, statement: FunctionDefinition): string {
  return partText(tree, start, statement.name, statement) || '__anonymous';
}

/** A variable's name taken apart at its colons. */
export interface NameParts {
  /** `IMAGE_INSTALL` of `IMAGE_INSTALL:append:qemux86-64` */
  readonly base: string;
  readonly operation: 'append' | 'prepend' | 'remove' | undefined;
  /** The overrides in the order written, those before and after the operation. */
  readonly overrides: readonly string[];
}

/** Takes a name apart. What stands between `:append` and the end is an override only if it has no upper-case letter. */
export function nameParts(name: string): NameParts {
  if (!name.includes(':')) return { base: name, operation: undefined, overrides: [] };
  const pieces = splitOutsideExpansions(name);
  const operationIndex = pieces.findIndex((piece, index) => index > 0 && isOperation(piece));
  const base = pieces[0] ?? '';
  if (operationIndex === -1) return { base, operation: undefined, overrides: pieces.slice(1) };
  const after = pieces.slice(operationIndex + 1);
  // BitBake's pattern for `:append` ends in `(:[^A-Z]*)?$`: with an upper-case override it is an ordinary variable.
  const operation = pieces[operationIndex];
  if (after.some((override) => /[A-Z]/.test(override)) || !isOperation(operation)) {
    return { base, operation: undefined, overrides: pieces.slice(1) };
  }
  return { base, operation, overrides: [...pieces.slice(1, operationIndex), ...after] };
}

/** Whether a name holds an operation as it was written before Yocto 3.4: `IMAGE_INSTALL_append`. Newer releases stop at it. */
export function hasOldOperation(name: string): boolean {
  return /_(?:append|prepend|remove)(?:_|$)/.test(name);
}

/** BitBake puts `do_` before the name of a task that has none. */
export function taskName(name: string): string {
  return name.startsWith('do_') ? name : `do_${name}`;
}

export function isOperation(piece: string | undefined): piece is 'append' | 'prepend' | 'remove' {
  return piece === 'append' || piece === 'prepend' || piece === 'remove';
}

/** Splits at colons that stand outside of `${...}`. */
function splitOutsideExpansions(name: string): string[] {
  if (!name.includes('${')) return name.split(':');
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < name.length; at++) {
    const character = name.charAt(at);
    if (character === '$' && name.charAt(at + 1) === '{') depth++;
    else if (character === '}' && depth > 0) depth--;
    else if (character === ':' && depth === 0) {
      pieces.push(name.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(name.slice(from));
  return pieces;
}

export interface AddTaskNames {
  readonly tasks: readonly string[];
  readonly after: readonly string[];
  readonly before: readonly string[];
}

/**
 * Splits the argument of `addtask` at ` before ` and ` after `, as BitBake does: what stands behind the words counts
 * however often they come, and a `before` with nothing after it is the name of a task.
 */
export function addTaskNames(argument: string): AddTaskNames {
  const tasks = argument.split(' before ')[0]?.split(' after ')[0] ?? '';
  const after = behind(argument, ' before ', ' after ');
  const before = behind(argument, ' after ', ' before ');
  return { tasks: splitWords(tasks), after: splitWords(after), before: splitWords(before) };
}

function behind(argument: string, outer: string, keyword: string): string {
  let names = '';
  for (const piece of argument.split(outer)) names += piece.split(keyword).slice(1).join(' ');
  return names;
}

/** `str.split()`: the words between blanks. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const blank = at === text.length || isPythonSpace(text.charCodeAt(at));
    if (blank && start !== -1) {
      words.push(text.slice(start, at));
      start = -1;
    } else if (!blank && start === -1) {
      start = at;
    }
  }
  return words;
}
