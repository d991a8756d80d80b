/** What expressions of Python come to that make a text, as far as its characters stand in the code. */
import { type Span, shifted, span } from '../../base/span';
import { expansionsIn } from '../bitbake/expansions';
import type { MadePart, ReadVariable } from '../writtenText';
import type { StringToken } from './codeLines';
import { type PutIns, putInsOf } from './putIns';
import { type NameLookup, openingOf, spanOf, split, type Tokens, withoutParentheses } from './tokens';
import { variableOf } from './variableExpression';

/** A text with the places of its characters; where code puts something in, a character without a meaning stands. */
export interface CodeText {
  text: string;
  readonly offsets: number[];
  readonly masked: MadePart[];
  isVerbatim: boolean;
}

export function emptyText(): CodeText {
  return { text: '', offsets: [], masked: [], isVerbatim: true };
}

export function addCharacters(to: CodeText, characters: string, offset: number): void {
  to.text += characters;
  for (let count = 0; count < characters.length; count++) to.offsets.push(offset);
}

/** Reads as a number or as part of a name, a word or a text. */
const filler = '1';

export function addMasked(to: CodeText, place: Span, read?: Pick<ReadVariable, 'name' | 'takes'>): void {
  const { start, end } = place;
  const variable = read && { ...read, place };
  to.masked.push({ ...span(to.text.length, to.text.length + 1), variable });
  addCharacters(to, filler, Math.max(start, end - 1));
}

/** No file that people write is longer: what comes behind is left out. */
const lengthLimit = 200_000;

export function addText(to: CodeText, added: CodeText): void {
  const before = to.text.length;
  if (before > lengthLimit) return;
  if (before > 0 || added.text.length > 0) to.isVerbatim = before === 0 ? added.isVerbatim : false;
  to.text += added.text;
  for (const offset of added.offsets) to.offsets.push(offset);
  for (const part of added.masked) to.masked.push({ ...part, ...shifted(part, before) });
}

/** Names stand for names at most so often. */
const maxDepth = 4;

/** The text of an expression; undefined where none of it is known. */
export function textOf(source: string, tokens: Tokens, lookup: NameLookup, depth = 0): CodeText | undefined {
  const [first, second] = tokens;
  if (!first || depth > maxDepth) return undefined;
  const inner = withoutParentheses(tokens);
  if (inner !== tokens) return textOf(source, inner, lookup, depth + 1);
  const terms = split(tokens, '+');
  if (terms.length > 1) return joined(terms.map((term) => partOf(source, term, lookup, depth)));
  const [left = [], ...values] = split(tokens, '%');
  if (values.length > 0) return strings({ source, lookup, formatting: '%', args: values[0] ?? [] }, left);
  if (tokens.every(({ kind }) => kind === 'string'))
    return strings({ source, lookup, formatting: '', args: [] }, tokens);
  if (first.kind === 'name' && !second) return textOf(source, lookup(first.text) ?? [], lookup, depth + 1);
  return textOfCall(source, tokens, lookup, depth);
}

/** A term that is not known is masked as a whole. */
function partOf(source: string, term: Tokens, lookup: NameLookup, depth: number): CodeText {
  const known = textOf(source, term, lookup, depth + 1);
  if (known) return known;
  const masked = emptyText();
  addMasked(masked, spanOf(term), variableOf(source, term, lookup));
  return masked;
}

function joined(parts: readonly CodeText[]): CodeText | undefined {
  if (parts.every(({ masked, text }) => masked.length > 0 && text.length === masked.length)) return undefined;
  const all = emptyText();
  for (const part of parts) addText(all, part);
  return all;
}

const unchanging: ReadonlySet<string> = new Set(['strip', 'lstrip', 'rstrip', 'encode', 'decode']);
const wrapping: ReadonlySet<string> = new Set(['dedent', 'expand', 'str', 'bytes', 'cleandoc']);

/** `'...'.format(x)`, `'\n'.join([...])`, `textwrap.dedent('...')` and the like. */
function textOfCall(source: string, tokens: Tokens, lookup: NameLookup, depth: number): CodeText | undefined {
  const open = openingOf(tokens);
  const method = tokens[open - 1];
  if (open < 1 || method?.kind !== 'name') return undefined;
  const args = split(tokens.slice(open + 1, -1), ',');
  const isMethod = tokens[open - 2]?.text === '.';
  const object = isMethod ? tokens.slice(0, open - 2) : [];
  if (wrapping.has(method.text)) {
    const inner = textOf(source, args[0] ?? [], lookup, depth + 1);
    return inner && method.text === 'expand' && object.length > 0 ? withVariables(inner) : inner;
  }
  if (!isMethod) return undefined;
  if (unchanging.has(method.text)) return textOf(source, object, lookup, depth + 1);
  if (method.text === 'format')
    return object.every(({ kind }) => kind === 'string')
      ? strings({ source, lookup, formatting: '{', args: tokens.slice(open + 1, -1) }, object)
      : undefined;
  return method.text === 'join' ? textOfJoin(source, object, args[0] ?? [], lookup, depth) : undefined;
}

/** `separator.join([...])`, whose list may have a name. */
function textOfJoin(
  source: string,
  object: Tokens,
  list: Tokens,
  lookup: NameLookup,
  depth: number,
): CodeText | undefined {
  const items = list[0]?.kind === 'name' && list.length === 1 ? (lookup(list[0].text) ?? []) : list;
  if (!/^[[(]$/.test(items[0]?.text ?? '') || openingOf(items) !== 0) return undefined;
  const separator = textOf(source, object, lookup, depth + 1);
  const parts = split(items.slice(1, -1), ',').filter((item) => item.length > 0);
  if (!separator || parts.some((item) => item.some(({ text }) => text === 'for'))) return undefined;
  const lines = parts.map((item) => partOf(source, item, lookup, depth));
  return joined(lines.flatMap((line, index) => (index === 0 ? [line] : [separator, line])));
}

/** What `d.expand` puts in for each `${NAME}`. */
function withVariables({ text, offsets, masked }: CodeText): CodeText {
  const expanded = emptyText();
  let copied = 0;
  const copyTo = (end: number): void => {
    const within = masked.filter(({ start }) => copied <= start && start < end);
    const parts = within.map((part) => ({ ...part, ...shifted(part, -copied) }));
    addText(expanded, {
      text: text.slice(copied, end),
      offsets: offsets.slice(copied, end),
      masked: parts,
      isVerbatim: false,
    });
    copied = end;
  };
  for (const { kind, span: place } of expansionsIn(text, 0, text.length)) {
    if (kind !== 'variable') continue;
    copyTo(place.start);
    const name = text.slice(place.start + 2, place.end - 1);
    const inCode = span(offsets[place.start] ?? 0, (offsets[place.end - 1] ?? 0) + 1);
    addMasked(expanded, inCode, { name, takes: 'any' });
    copied = place.end;
  }
  if (copied === 0) return { text, offsets, masked, isVerbatim: false };
  copyTo(text.length);
  return { ...expanded, isVerbatim: false };
}

/** What is put into strings. */
interface Formatting {
  readonly source: string;
  readonly lookup: NameLookup;
  /** What else than `f'{x}'` is put in: `%s` or `{}`. */
  readonly formatting: '' | '%' | '{';
  /** What stands behind the sign, or in the brackets of `format`. */
  readonly args: Tokens;
}

/** Strings that follow each other. */
function strings(around: Formatting, tokens: Tokens): CodeText | undefined {
  if (tokens.length === 0 || tokens.some(({ kind }) => kind !== 'string')) return undefined;
  const result = emptyText();
  const putIns = putInsOf(around);
  for (const token of tokens) if (token.kind === 'string') addText(result, stringText(around, token, putIns));
  return result;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

/** A character by its number: `\x41`, `\u0041`, `\U00000041` or, in octal digits, `\101`. */
const numbered = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3}))/y;

/** What a backslash and what follows it stand for; both of them where that is nothing. */
function escapedCharacter(source: string, at: number, end: number): { character: string; length: number } {
  numbered.lastIndex = at;
  const [all = '', short, middle, long, octal] = numbered.exec(source) ?? [];
  const hexadecimal = short ?? middle ?? long;
  const point = hexadecimal === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(hexadecimal, 16);
  if (point <= 0x10ffff && at + all.length <= end)
    return { character: String.fromCodePoint(point), length: all.length };
  const next = source.charAt(at + 1);
  return { character: escapes[next] ?? `\\${next}`, length: 2 };
}

function stringText({ source, formatting }: Formatting, token: StringToken, putIns: PutIns): CodeText {
  const result = emptyText();
  for (let at = token.contentStart; at < token.contentEnd; at++) {
    const character = source.charAt(at);
    const next = source.charAt(at + 1);
    const part = putIns.at(token, at);
    if (part) {
      addMasked(result, part.place, part.variable);
      at = part.place.end - 1;
    } else if (character === '\\' && !token.prefix.includes('r') && at + 1 < token.contentEnd) {
      const { length, character: meant } = escapedCharacter(source, at, token.contentEnd);
      at += length - 1;
      addCharacters(result, meant, at);
    } else {
      addCharacters(result, character, at);
      // Written twice, they stand for themselves.
      if (next === character && isDoubled(character, token, formatting)) at++;
    }
  }
  result.isVerbatim =
    token.isTriple && result.masked.length === 0 && result.text.length === token.contentEnd - token.contentStart;
  return result;
}

function isDoubled(character: string, token: StringToken, formatting: Formatting['formatting']): boolean {
  if (character === '%') return formatting === '%';
  return (formatting === '{' || token.prefix.includes('f')) && /[{}]/.test(character);
}
