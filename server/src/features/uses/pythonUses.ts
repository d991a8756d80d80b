/** Finds the names that Python code uses: as arguments of the functions of BitBake, and functions that the code calls. */
import { type Span, span } from '../../base/span';
import { wordsIn } from '../../syntax/bitbake/expansions';
import { nameParts } from '../../syntax/bitbake/text';
import { isAsciiWord, isPythonSpace, skipSpaces } from '../../syntax/pythonCharacters';
import { dottedNameBefore } from '../context/dottedName';
import { argumentMeaning } from '../context/pythonArguments';
import { type PythonStringToken, pythonTokens } from '../context/pythonTokens';
import type { Access, Seen, Use } from './use';
import { namesInWords, type WordMeaning, wordUse } from './wordUses';

export interface CodeReader {
  readonly text: string;
  /** Where the uses go. */
  readonly uses: Use[];
  /** Takes the content of each string in which `${NAME}` may be expanded later on. */
  readonly expands?: (content: Span) => void;
  /** What the words of strings most likely name: those of the value in which the code stands. */
  readonly words?: WordMeaning | undefined;
}

interface OpenBracket {
  readonly callee: string;
  argument: number;
  readonly strings: (string | undefined)[];
}

export function codeUses(reader: CodeReader, code: Span): void {
  const { text } = reader;
  const open: OpenBracket[] = [];
  let end = code.start;
  for (const token of pythonTokens(text, code)) {
    nameUses(reader, span(end, token.span.start), code);
    end = token.span.end;
    const call = open.at(-1);
    switch (token.kind) {
      case 'string':
        stringUses(reader, token, call);
        if (call) call.strings[call.argument] = text.slice(token.content.start, token.content.end);
        break;
      case 'open':
        open.push(openedAt(text, code, token.span.start));
        break;
      case 'close':
        open.pop();
        break;
      case 'comma':
        if (call) call.argument++;
        break;
      case 'comment':
        break;
    }
  }
  nameUses(reader, span(end, code.end), code);
}

function openedAt(text: string, code: Span, bracket: number): OpenBracket {
  const callee = text.charAt(bracket) === '(' ? dottedNameBefore(text, code.start, bracket) : '';
  return { callee, argument: 0, strings: [] };
}

/** The names in a part of the code that has no strings; an attribute and the name of a keyword argument are none. */
function nameUses({ text, uses }: CodeReader, part: Span, code: Span): void {
  for (let at = part.start; at < part.end; at++) {
    if (!isAsciiWord(text.charCodeAt(at))) continue;
    const start = at;
    while (at < part.end && isAsciiWord(text.charCodeAt(at))) at++;
    if (isDigit(text.charCodeAt(start)) || text.charAt(start - 1) === '.') continue;
    if (isBound(text, skipSpaces(text, at, code.end))) continue;
    uses.push({
      space: 'datastore',
      text: text.slice(start, at),
      span: span(start, at),
      access: 'reads',
      seen: 'pythonName',
    });
  }
}

function isBound(text: string, at: number): boolean {
  return text.charAt(at) === '=' && text.charAt(at + 1) !== '=';
}

function stringUses(reader: CodeReader, token: PythonStringToken, call: OpenBracket | undefined): void {
  const { text, uses } = reader;
  const { content } = token;
  // What their strings hold is expanded with the string around them.
  if (token.formatted)
    for (const part of expressionsIn(text, content)) codeUses({ text, uses, words: reader.words }, part);
  reader.expands?.(content);
  const meaning = call && argumentMeaning(call.callee, call.argument);
  switch (meaning?.kind) {
    case 'variable': {
      const name = variableIn(text, token);
      if (name) uses.push({ ...name, access: accessOf(call?.callee ?? '') });
      return;
    }
    case 'class':
    case 'function':
      wordsOf(reader, content, meaning.kind, 'name');
      return;
    case 'valueOf':
      wordsOf(
        reader,
        content,
        meaningOf(meaning.variable ?? call?.strings[meaning.ofArgument ?? -1], undefined),
        'name',
      );
      return;
    case 'valueOfFlag':
      wordsOf(reader, content, meaningOf(call?.strings[0], call?.strings[1]), 'name');
      return;
    case 'flag':
      return;
    case undefined:
      wordsOf(reader, content, reader.words, 'word');
  }
}

function meaningOf(name: string | undefined, flag: string | undefined): WordMeaning | undefined {
  return name === undefined ? undefined : namesInWords({ ...nameParts(name), name, flag });
}

function wordsOf({ text, uses }: CodeReader, content: Span, meaning: WordMeaning | undefined, seen: Seen): void {
  if (meaning === undefined) return;
  for (const word of wordsIn(text, content.start, content.end)) {
    const use = wordUse(text, word, meaning, seen);
    if (use) uses.push(use);
  }
}

/** The name at the beginning of a string, unless the code puts it together with another one. */
function variableIn(text: string, { span: quoted, content }: PythonStringToken): Omit<Use, 'access'> | undefined {
  const written = text.slice(content.start, content.end);
  const colon = written.indexOf(':');
  const name = colon === -1 ? written : written.slice(0, colon);
  if (name === '' || !/^[A-Za-z0-9_.+/~-]+$/.test(name)) return undefined;
  if (isJoinedBefore(text, quoted.start) || (colon === -1 && isJoinedBehind(text, quoted.end))) return undefined;
  return { space: 'datastore', text: name, span: span(content.start, content.start + name.length), seen: 'name' };
}

/** `prefix + "NAME"` */
function isJoinedBefore(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && isPythonSpace(text.charCodeAt(at))) at--;
  return text.charAt(at) === '+' || text.charAt(at) === '%';
}

/** `"NAME_" + suffix`, `"NAME" "_REST"` */
function isJoinedBehind(text: string, end: number): boolean {
  return /[+%.["']/.test(text.charAt(skipSpaces(text, end, text.length)));
}

function accessOf(callee: string): Access {
  const method = callee.slice(callee.lastIndexOf('.') + 1);
  return /^(?:set|append|prepend|del|rename)Var/.test(method) ? 'changes' : 'reads';
}

/** The expressions in braces of a formatted string. */
function expressionsIn(text: string, content: Span): readonly Span[] {
  const found: Span[] = [];
  let depth = 0;
  let start = content.start;
  for (let at = content.start; at < content.end; at++) {
    const character = text.charAt(at);
    if (depth === 0 && character === '{' && text.charAt(at + 1) === '{') at++;
    else if (character === '{' && depth++ === 0) start = at + 1;
    else if (character === '}' && depth > 0 && --depth === 0) found.push(span(start, at));
  }
  return found;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
