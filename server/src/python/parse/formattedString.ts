/** Formatted strings: `f'...{value!r:>{width}}...'`. */
import type { FormattedString } from './ast';
import type { ParseContext } from './context';
import { decodeEscapes } from './escapes';
import { parseValue } from './expression';
import { joinTexts, type Part } from './string';

const NEWLINE = 10;
const BACKSLASH = 92;
const OPENING = 123;
const CLOSING = 125;

/** Appends the parts of the string that has just begun, and ends it. Gives whether all of its text is known. */
export function parseFormatted(context: ParseContext, parts: Part[]): boolean {
  const { source, start, contentStart } = context;
  const isRaw = context.text.includes('r');
  const quotes = quotesBefore(source, contentStart);
  let isKnown = true;
  let at = contentStart;
  let textStart = at;
  const addText = () => {
    const raw = source.slice(textStart, at).replaceAll('{{', '{').replaceAll('}}', '}');
    const text = isRaw ? raw : decodeEscapes(raw, false, start);
    if (text === undefined) isKnown = false;
    else parts.push(text);
  };
  for (;;) {
    const code = source.charCodeAt(at);
    if (at >= source.length || (code === NEWLINE && quotes.length === 1)) unclosed(context, start);
    if (source.startsWith(quotes, at)) break;
    if (code === BACKSLASH) at = behindBackslash(source, at, isRaw);
    else if (code !== OPENING && code !== CLOSING) at++;
    else if (source.charCodeAt(at + 1) === code) at += 2;
    else if (code === CLOSING) context.fail('This brace closes nothing.', at);
    else {
      addText();
      at = parseReplacement(context, at + 1, quotes, parts);
      textStart = at;
    }
  }
  addText();
  context.end = at + quotes.length;
  return isKnown;
}

function quotesBefore(source: string, contentStart: number): string {
  const quote = source.charAt(contentStart - 1);
  const long = quote.repeat(3);
  return source.startsWith(long, contentStart - 3) ? long : quote;
}

function unclosed(context: ParseContext, start: number): never {
  return context.fail('This string is never closed.', start);
}

/** A brace behind a backslash is a brace all the same, unless it holds the name of a character. */
function behindBackslash(source: string, at: number, isRaw: boolean): number {
  const next = source.charCodeAt(at + 1);
  if (!isRaw && source.startsWith('N{', at + 1)) return Math.max(source.indexOf('}', at), at) + 1;
  return next === OPENING || next === CLOSING ? at + 1 : at + 2;
}

/** Parses from behind the brace that opens a replacement; gives the offset behind the one that closes it. */
function parseReplacement(context: ParseContext, start: number, quotes: string, parts: Part[]): number {
  context.descend();
  context.enterBracket(start);
  const value = parseValue(context);
  const documents = context.token === '=';
  if (documents) {
    context.next();
    // The text of the expression with its equals sign and the blanks around it.
    parts.push(context.source.slice(start, context.start));
  }
  let conversion = '';
  if (context.token === '!') {
    context.next();
    conversion = context.expectName();
    if (!['s', 'r', 'a'].includes(conversion)) context.fail();
  }
  let spec: FormattedString | undefined;
  let end = context.end;
  if (context.token === ':' || context.token === ':=') {
    const read = parseSpec(context, context.start + 1, quotes);
    spec = read.spec;
    end = read.end;
  } else if (context.token !== '}') context.fail();
  if (documents && !spec && conversion === '') conversion = 'r';
  parts.push({ value, conversion, spec });
  context.depth--;
  return end;
}

/** From behind the colon to behind the brace that closes the replacement. */
function parseSpec(
  context: ParseContext,
  start: number,
  quotes: string,
): { readonly spec: FormattedString; readonly end: number } {
  const { source } = context;
  const parts: Part[] = [];
  let at = start;
  let textStart = at;
  for (;;) {
    const code = source.charCodeAt(at);
    if (at >= source.length || source.startsWith(quotes, at) || (code === NEWLINE && quotes.length === 1)) {
      context.fail('This brace is never closed.', start);
    }
    if (code === CLOSING) break;
    if (code !== OPENING) at++;
    else {
      parts.push(source.slice(textStart, at));
      at = parseReplacement(context, at + 1, quotes, parts);
      textStart = at;
    }
  }
  parts.push(source.slice(textStart, at));
  context.leaveBracket();
  return { spec: { kind: 'formatted', parts: joinTexts(parts) }, end: at + 1 };
}
