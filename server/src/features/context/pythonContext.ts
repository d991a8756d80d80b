/** What stands at a place of Python code. */
import { type Span, span } from '../../base/span';
import { nameParts } from '../../syntax/bitbake/text';
import { isAsciiWord, isDottedNameCharacter } from '../../syntax/pythonCharacters';
import type { Context } from './context';
import { argumentMeaning } from './pythonArguments';
import { type PythonString, pythonStringAt } from './pythonString';
import { variableExpansion } from './variableExpansion';
import { valueWordAround } from './words';

/** The name, or the string argument of a call that BitBake's own functions give a meaning; undefined in other strings and in comments. */
export function pythonContext(text: string, code: Span, offset: number): Context | undefined {
  const expansion = variableExpansion(text, code, offset);
  if (expansion) return expansion;
  const place = pythonStringAt(text, code, offset);
  if (place === 'comment') return undefined;
  if (place) return stringContext(text, place, offset);
  const name = pythonNameAround(text, code, offset);
  return { kind: 'pythonName', span: name };
}

function stringContext(text: string, place: PythonString, offset: number): Context | undefined {
  const { content, callee, argument, stringsBefore } = place;
  const meaning = argumentMeaning(callee, argument);
  switch (meaning?.kind) {
    case 'variable':
      return { kind: 'variable', span: content, as: 'argument', closed: true };
    case 'flag':
      return { kind: 'flag', span: content, owner: stringsBefore[meaning.ofArgument] ?? '', closed: true };
    case 'class':
      return { kind: 'class', span: content };
    case 'function':
      return { kind: 'function', span: content };
    case 'valueOf': {
      const name = meaning.variable ?? stringsBefore[meaning.ofArgument ?? -1];
      if (!name) return undefined;
      const owner = { ...nameParts(name), name, flag: undefined };
      return { kind: 'value', span: valueWordAround(text, content, offset), value: content, owner, quoted: true };
    }
    default:
      return undefined;
  }
}

/** `bb.utils.contains` as one name. */
function pythonNameAround(text: string, code: Span, offset: number): Span {
  let { start, end } = { start: offset, end: offset };
  while (start > code.start && isDottedNameCharacter(text.charCodeAt(start - 1))) start--;
  while (end < code.end && isAsciiWord(text.charCodeAt(end))) end++;
  return span(start, end);
}
