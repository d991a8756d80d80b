/** String literals of all kinds, and strings that follow each other. */
import { PyBytes } from '../value';
import type { Expression, FormattedString } from './ast';
import type { ParseContext } from './context';
import { decodeEscapes } from './escapes';
import { parseFormatted } from './formattedString';

export type Part = FormattedString['parts'][number];

/** All strings from here on up to another token. */
export function parseStrings(context: ParseContext): Expression {
  const { start, token, text } = context;
  const first = token === 'string' && text === '' ? textOf(context) : undefined;
  if (first === undefined) return parseJoined(context, start, []);
  context.next();
  const isAlone = !context.is('string') && !context.is('fstring');
  return isAlone ? { kind: 'constant', value: first } : parseJoined(context, start, [first]);
}

/** `parts` are those of the strings before, from `start` on. */
function parseJoined(context: ParseContext, start: number, parts: Part[]): Expression {
  const bytes: number[][] = [];
  let literalCount = parts.length;
  let namesCharacter = false;
  for (; context.token === 'string' || context.token === 'fstring'; context.next()) {
    literalCount++;
    if (context.token === 'fstring') namesCharacter = !parseFormatted(context, parts) || namesCharacter;
    else if (context.text.includes('b')) bytes.push(bytesOf(context));
    else {
      const text = textOf(context);
      if (text === undefined) namesCharacter = true;
      else parts.push(text);
    }
  }
  if (bytes.length > 0 && bytes.length < literalCount) context.fail('Bytes and text cannot be joined.', start);
  if (namesCharacter) return { kind: 'unsupported', why: 'names a character of Unicode' };
  if (bytes.length > 0) return { kind: 'constant', value: new PyBytes(Uint8Array.from(bytes.flat())) };
  const joined = joinTexts(parts);
  const [only = ''] = joined;
  return joined.length < 2 && typeof only === 'string'
    ? { kind: 'constant', value: only }
    : { kind: 'formatted', parts: joined };
}

/** The text of the current token. */
function textOf({ source, text: prefix, start, contentStart, contentEnd }: ParseContext): string | undefined {
  const text = source.slice(contentStart, contentEnd);
  return prefix.includes('r') ? text : decodeEscapes(text, false, start);
}

function bytesOf(context: ParseContext): number[] {
  const { source, text: prefix, start, contentStart, contentEnd } = context;
  const text = source.slice(contentStart, contentEnd);
  const decoded = prefix.includes('r') ? text : decodeEscapes(text, true, start);
  return Array.from(decoded ?? '', (character) => {
    const code = character.charCodeAt(0);
    return code > 0xff ? context.fail('Bytes can only hold ASCII characters.', start) : code;
  });
}

export function joinTexts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '') joined.push(part);
  }
  return joined;
}
