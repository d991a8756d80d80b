/** What the library says is wrong in a YAML file, as the mistake that the author most likely made. */
import type { YAMLError } from 'yaml';
import { type Span, span } from '../../../base/span';
import type { DataProblem, YamlMistake } from '../dataTree';
import type { SurveyedYaml } from './survey';

export function syntaxProblem(
  { code, message, pos: [start, end] }: YAMLError,
  text: string,
  { unclosed }: SurveyedYaml,
): DataProblem {
  const from = behindBlanks(text, Math.min(start, text.length));
  const place = span(from, Math.min(Math.max(end, from + 1), text.length));
  // Behind a quote that is left open the library is lost; it tells so at the end of the text.
  if (unclosed !== undefined && place.start >= unclosed) {
    return { kind: 'syntax', span: firstLine(text, unclosed), mistake: 'quote' };
  }
  const mistake = mistakeOf(code, message, text, place);
  return { kind: 'syntax', span: place, ...(mistake && { mistake }) };
}

function behindBlanks(text: string, start: number): number {
  let at = start;
  while (text.charAt(at) === ' ') at++;
  return at;
}

function firstLine(text: string, start: number): Span {
  const lineEnd = text.indexOf('\n', start);
  return span(start, lineEnd === -1 ? text.length : lineEnd);
}

function mistakeOf(code: string, message: string, text: string, place: Span): YamlMistake | undefined {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'tab';
    case 'BAD_SCALAR_START':
      return 'start';
    case 'BAD_DQ_ESCAPE':
      return 'escape';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return colonsOnLine(text, place.start) > 1 ? 'nested' : 'indentation';
    case 'BAD_INDENT':
      return message.startsWith('Flow') ? 'bracket' : 'indentation';
    case 'MULTILINE_IMPLICIT_KEY':
      return colonsOnLine(text, place.start) > 0 ? 'indentation' : 'colon';
    case 'MISSING_CHAR':
      if (message.startsWith('Flow') || message.includes('flow')) return 'bracket';
      return message.startsWith('Implicit map keys') ? 'colon' : undefined;
    default:
      return undefined;
  }
}

/** Those that end a name. */
function colonsOnLine(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const { end } = firstLine(text, start);
  return [...text.slice(start, end).matchAll(/:(?=[ \t\r]|$)/g)].length;
}
