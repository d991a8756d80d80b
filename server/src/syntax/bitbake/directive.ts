/** Matches the lines that begin with a keyword, in the order in which BitBake tries them. */
import { indexWithin, isPythonSpace, skipSpaces, wordCharacterLength } from '../pythonCharacters';
import { flagFirstCharacter, isNameCharacter } from './assignment';

/** A keyword line and the offsets of its parts. */
export type DirectiveMatch =
  | {
      readonly kind:
        | 'inherit'
        | 'inherit_defer'
        | 'include'
        | 'require'
        | 'include_all'
        | 'addtask'
        | 'deltask'
        | 'addhandler'
        | 'EXPORT_FUNCTIONS';
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'export'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'unset';
      readonly start: number;
      readonly end: number;
      /** -1 if the whole variable is unset. */
      readonly flagStart: number;
      readonly flagEnd: number;
    }
  | {
      readonly kind: 'addpylib';
      readonly start: number;
      readonly end: number;
      readonly namespaceStart: number;
      readonly namespaceEnd: number;
    }
  | { readonly kind: 'addfragments'; readonly start: number; readonly end: number };

/** What only BBHandler knows, tried before assignments: `inherit = "x"` inherits the class `=`. */
export function matchRecipeDirective(text: string, start: number, end: number): DirectiveMatch | undefined {
  switch (text.charCodeAt(start)) {
    case 0x45: // E
      return argumentOf('EXPORT_FUNCTIONS', text, start, end);
    case 0x61: // a
      return taskArgumentOf('addtask', text, start, end) ?? argumentOf('addhandler', text, start, end);
    case 0x64: // d
      return taskArgumentOf('deltask', text, start, end);
    case 0x69: // i
      return argumentOf('inherit', text, start, end) ?? argumentOf('inherit_defer', text, start, end);
    default:
      return undefined;
  }
}

/** What both handlers know, tried after assignments: `include = "x"` assigns. */
export function matchConfDirective(text: string, start: number, end: number): DirectiveMatch | undefined {
  switch (text.charCodeAt(start)) {
    case 0x61: // a
      return matchAddPylib(text, start, end) ?? matchAddFragments(text, start, end);
    case 0x65: // e
      return matchExport(text, start, end);
    case 0x69: // i
      return argumentOf('include', text, start, end) ?? argumentOf('include_all', text, start, end);
    case 0x72: // r
      return argumentOf('require', text, start, end);
    case 0x75: // u
      return matchUnset(text, start, end);
    default:
      return undefined;
  }
}

/** `def\s+(\w+).*:`, the offsets of the name; only the start of the line is matched. */
export function matchPythonDefinition(
  text: string,
  start: number,
  end: number,
): { readonly nameStart: number; readonly nameEnd: number } | undefined {
  const nameStart = afterKeyword('def', text, start, end);
  if (nameStart === -1) return undefined;
  let nameEnd = nameStart;
  while (nameEnd < end) {
    const length = wordCharacterLength(text, nameEnd);
    if (length === 0) break;
    nameEnd += length;
  }
  if (nameEnd === nameStart) return undefined;
  return indexWithin(text, ':', nameEnd, end) === -1 ? undefined : { nameStart, nameEnd };
}

/** The offset after the keyword and its blanks, or -1 if the keyword or the blank is missing. */
function afterKeyword(keyword: string, text: string, start: number, end: number): number {
  const after = start + keyword.length;
  if (after >= end || !text.startsWith(keyword, start) || !isPythonSpace(text.charCodeAt(after))) return -1;
  return skipSpaces(text, after, end);
}

type ArgumentKeyword =
  | 'inherit'
  | 'inherit_defer'
  | 'include'
  | 'require'
  | 'include_all'
  | 'addhandler'
  | 'EXPORT_FUNCTIONS';

/** `KEYWORD\s+(.+)` */
function argumentOf(kind: ArgumentKeyword, text: string, start: number, end: number): DirectiveMatch | undefined {
  const argument = afterKeyword(kind, text, start, end);
  if (argument === -1) return undefined;
  if (argument < end) return { kind, start: argument, end };
  // Nothing but blanks follows, which a continuation can leave: `.+` then takes the last of two or more.
  return end - (start + kind.length) >= 2 ? { kind, start: end - 1, end } : undefined;
}

/** `KEYWORD\s+([^#\n]+)` and a comment; the blanks before it count, since BitBake splits at ` after ` and ` before `. */
function taskArgumentOf(
  kind: 'addtask' | 'deltask',
  text: string,
  start: number,
  end: number,
): DirectiveMatch | undefined {
  const argument = afterKeyword(kind, text, start, end);
  if (argument === -1) return undefined;
  const hash = indexWithin(text, '#', argument, end);
  const argumentEnd = hash === -1 ? end : hash;
  if (argumentEnd === argument) {
    return argument - (start + kind.length) >= 2 ? { kind, start: argument, end: argument } : undefined;
  }
  return { kind, start: argument, end: argumentEnd };
}

/** The end of `[a-zA-Z0-9\-_+.${}/~]+`: as in assignments, but without `:`. */
function plainNameEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isNameCharacter(text.charCodeAt(at)) && text.charCodeAt(at) !== 0x3a) at++;
  return at;
}

function matchExport(text: string, start: number, end: number): DirectiveMatch | undefined {
  const name = afterKeyword('export', text, start, end);
  if (name === -1 || name === end || plainNameEnd(text, name, end) !== end) return undefined;
  return { kind: 'export', start: name, end };
}

function matchUnset(text: string, start: number, end: number): DirectiveMatch | undefined {
  const name = afterKeyword('unset', text, start, end);
  if (name === -1 || name === end) return undefined;
  const nameEnd = plainNameEnd(text, name, end);
  if (nameEnd === name) return undefined;
  if (nameEnd === end) return { kind: 'unset', start: name, end, flagStart: -1, flagEnd: -1 };
  if (text.charCodeAt(nameEnd) !== 0x5b || text.charCodeAt(end - 1) !== 0x5d) return undefined;
  return isUnsettableFlag(text, nameEnd + 1, end - 1)
    ? { kind: 'unset', start: name, end: nameEnd, flagStart: nameEnd + 1, flagEnd: end - 1 }
    : undefined;
}

/** Unlike an assignment's, the flag of `unset` needs two characters, and `/` is not allowed in it. */
function isUnsettableFlag(text: string, start: number, end: number): boolean {
  if (end - start < 2) return false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const allowed = (code < 128 && flagFirstCharacter[code] === 1) || (code === 0x40 && at > start);
    if (!allowed) return false;
  }
  return true;
}

/** `addpylib\s+(.+)\s+(.+)`: all up to the last blank is the folder, a second blank before the namespace included. */
function matchAddPylib(text: string, start: number, end: number): DirectiveMatch | undefined {
  const argument = afterKeyword('addpylib', text, start, end);
  const split = argument === -1 ? -1 : splitBeforeLastWords(text, start + 'addpylib'.length, end, 1);
  if (split === -1) return undefined;
  const directoryStart = Math.min(argument, split - 1);
  return { kind: 'addpylib', start: directoryStart, end: split, namespaceStart: split + 1, namespaceEnd: end };
}

/** `addfragments\s+(.+)\s+(.+)\s+(.+)\s+(.+)` */
function matchAddFragments(text: string, start: number, end: number): DirectiveMatch | undefined {
  const argument = afterKeyword('addfragments', text, start, end);
  if (argument === -1 || splitBeforeLastWords(text, start + 'addfragments'.length, end, 3) === -1) return undefined;
  return { kind: 'addfragments', start: argument, end };
}

/**
 * Where `\s+(.+)` ends at the latest, so that `\s+(.+)` fits `count` times more: `.+` takes blanks too. -1 if it does not fit.
 * `keywordEnd` is where the first `\s+` begins.
 */
function splitBeforeLastWords(text: string, keywordEnd: number, end: number, count: number): number {
  let split = end;
  for (let word = 0; word < count; word++) {
    split -= 2;
    while (split > keywordEnd && !isPythonSpace(text.charCodeAt(split))) split--;
  }
  return split >= keywordEnd + 2 ? split : -1;
}
