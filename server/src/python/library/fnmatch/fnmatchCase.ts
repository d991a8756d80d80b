/** Shell patterns over whole names, where `*` matches slashes too. */
import type { PythonRun } from '../../run';
import { compilePattern } from '../re/pattern';
import type { Regex } from '../regularExpression';

/** `fnmatch.fnmatchcase` */
export function fnmatchCase(name: string, pattern: string, run: PythonRun): boolean {
  return matchesShell(shellRegex(pattern, run), name, run);
}

/** A shell pattern, compiled once for many names. */
export function shellRegex(pattern: string, run: PythonRun): Regex {
  run.spend(pattern.length);
  return compilePattern(translateShell(pattern), 0, run).regex;
}

export function matchesShell(regex: Regex, name: string, run: PythonRun): boolean {
  return regex.fullMatchAt(name, 0, (steps) => run.spend(steps)) !== undefined;
}

/** `fnmatch.translate`, but for how Python writes several stars. */
export function translateShell(pattern: string): string {
  let regex = '';
  let index = 0;
  while (index < pattern.length) {
    const character = pattern[index++] ?? '';
    if (character === '*') {
      if (!regex.endsWith('.*')) regex += '.*';
    } else if (character === '?') regex += '.';
    else if (character === '[') {
      const end = closingBracket(pattern, index);
      if (end < 0) regex += '\\[';
      else {
        regex += translateSet(pattern.slice(index, end));
        index = end + 1;
      }
    } else regex += escaped(character);
  }
  return `(?s:${regex})\\Z`;
}

/** The offset of the `]` that ends a set; one right after its beginning belongs to it. */
function closingBracket(pattern: string, start: number): number {
  let index = start;
  if (pattern[index] === '!') index++;
  if (pattern[index] === ']') index++;
  return pattern.indexOf(']', index);
}

function translateSet(content: string): string {
  const isNegated = content.startsWith('!');
  const members = setMembers(isNegated ? content.slice(1) : content);
  if (members === '') return isNegated ? '.' : '(?!)';
  return `[${isNegated ? '^' : ''}${members}]`;
}

/** Ranges that end before they begin match nothing, so they are left out. */
function setMembers(content: string): string {
  let members = '';
  for (let index = 0; index < content.length; index++) {
    const low = content[index] ?? '';
    const high = content[index + 2];
    if (content[index + 1] === '-' && high !== undefined) {
      if (low <= high) members += `${escapedMember(low)}-${escapedMember(high)}`;
      index += 2;
    } else members += escapedMember(low);
  }
  return members;
}

function escapedMember(character: string): string {
  return /[\\\]^[&~|-]/.test(character) ? `\\${character}` : character;
}

function escaped(character: string): string {
  return /[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/.test(character) ? `\\${character}` : character;
}
