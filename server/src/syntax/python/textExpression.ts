/** What expressions of Python come to that make a text, as far as its characters stand in the code. */
import { type Span, span } from '../../base/span';
import type { CodeToken, StringToken } from './codeLines';

/** A text with the places of its characters; where code puts something in, a character without a meaning stands. */
export interface CodeText {
  text: string;
  readonly offsets: number[];
  readonly masked: Span[];
  isVerbatim: boolean;
}

export type Tokens = readonly CodeToken[];

/** What a name stands for at the place that is looked at; undefined where that is not known. */
export type NameLookup = (name: string) => Tokens | undefined;

export function emptyText(): CodeText {
  return { text: '', offsets: [], masked: [], isVerbatim: true };
}

export function addCharacters(to: CodeText, characters: string, offset: number): void {
  to.text += characters;
  for (let count = 0; count < characters.length; count++) to.offsets.push(offset);
}

/** Reads as a number or as part of a name, a word or a text. */
export const filler = '1';

export function addMasked(to: CodeText, { start, end }: Span): void {
  to.masked.push(span(to.text.length, to.text.length + 1));
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
  for (const { start, end } of added.masked) to.masked.push(span(start + before, end + before));
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
  if (values.length > 0) return strings(source, left, '%');
  if (tokens.every(({ kind }) => kind === 'string')) return strings(source, tokens, '');
  if (first.kind === 'name' && !second) return textOf(source, lookup(first.text) ?? [], lookup, depth + 1);
  return textOfCall(source, tokens, lookup, depth);
}

/** A term that is not known is masked as a whole. */
function partOf(source: string, term: Tokens, lookup: NameLookup, depth: number): CodeText {
  const known = textOf(source, term, lookup, depth + 1);
  if (known) return known;
  const masked = emptyText();
  addMasked(masked, spanOf(term));
  return masked;
}

export function spanOf(tokens: Tokens): Span {
  return span(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
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
  if (wrapping.has(method.text)) return textOf(source, args[0] ?? [], lookup, depth + 1);
  if (!isMethod) return undefined;
  if (unchanging.has(method.text)) return textOf(source, object, lookup, depth + 1);
  if (method.text === 'format')
    return object.every(({ kind }) => kind === 'string') ? strings(source, object, '{') : undefined;
  if (method.text !== 'join') return undefined;
  const [list = []] = args;
  const items = list[0]?.kind === 'name' && list.length === 1 ? (lookup(list[0].text) ?? []) : list;
  if (!/^[[(]$/.test(items[0]?.text ?? '') || openingOf(items) !== 0) return undefined;
  const separator = textOf(source, object, lookup, depth + 1);
  const parts = split(items.slice(1, -1), ',').filter((item) => item.length > 0);
  if (!separator || parts.some((item) => item.some(({ text }) => text === 'for'))) return undefined;
  const lines = parts.map((item) => partOf(source, item, lookup, depth));
  return joined(lines.flatMap((line, index) => (index === 0 ? [line] : [separator, line])));
}

/** The bracket that the last token closes; -1 where it closes none. */
export function openingOf(tokens: Tokens): number {
  if (!/^[)\]}]$/.test(tokens.at(-1)?.text ?? '')) return -1;
  let depth = 0;
  for (let index = tokens.length - 1; index >= 0; index--) {
    const text = tokens[index]?.text ?? '';
    if (/^[)\]}]$/.test(text)) depth++;
    else if (/^[([{]$/.test(text) && --depth === 0) return index;
  }
  return -1;
}

function withoutParentheses(tokens: Tokens): Tokens {
  const isWrapped = tokens[0]?.text === '(' && openingOf(tokens) === 0 && split(tokens.slice(1, -1), ',').length === 1;
  return isWrapped ? tokens.slice(1, -1) : tokens;
}

/** The tokens between those of a kind that stand in no bracket. */
export function split(tokens: Tokens, at: string): readonly Tokens[] {
  const parts: CodeToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (/^[([{]$/.test(token.text)) depth++;
    else if (/^[)\]}]$/.test(token.text)) depth--;
    if (depth === 0 && token.text === at) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** Strings that follow each other; `formatting` says what else than `f'{x}'` is put in: `%s` or `{}`. */
function strings(source: string, tokens: Tokens, formatting: '' | '%' | '{'): CodeText | undefined {
  if (tokens.length === 0 || tokens.some(({ kind }) => kind !== 'string')) return undefined;
  const result = emptyText();
  for (const token of tokens) if (token.kind === 'string') addText(result, stringText(source, token, formatting));
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

function stringText(source: string, token: StringToken, formatting: '' | '%' | '{'): CodeText {
  const result = emptyText();
  const hasBraces = formatting === '{' || token.prefix.includes('f');
  for (let at = token.contentStart; at < token.contentEnd; at++) {
    const character = source.charAt(at);
    const next = source.charAt(at + 1);
    const end = Math.min(token.contentEnd, put(source, at, hasBraces, formatting === '%'));
    if (end > at) {
      addMasked(result, span(at, end));
      at = end - 1;
    } else if (character === '\\' && !token.prefix.includes('r') && at + 1 < token.contentEnd) {
      addCharacters(result, escapes[next] ?? `\\${next}`, ++at);
    } else {
      addCharacters(result, character, at);
      // Written twice, they stand for themselves.
      if (next === character && ((hasBraces && /[{}]/.test(character)) || (formatting === '%' && character === '%')))
        at++;
    }
  }
  result.isVerbatim =
    token.isTriple && result.masked.length === 0 && result.text.length === token.contentEnd - token.contentStart;
  return result;
}

/** Nobody puts in what is longer. */
const replacementLimit = 200;

const conversion = /%(?:\(\w+\))?[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]/y;

/** Where a part ends that is put in from `at` on; `at` where none is. */
function put(source: string, at: number, hasBraces: boolean, hasConversions: boolean): number {
  if (hasConversions && source.charAt(at) === '%') {
    conversion.lastIndex = at;
    return at + (conversion.exec(source)?.[0].length ?? 0);
  }
  if (!hasBraces || source.charAt(at) !== '{' || source.charAt(at + 1) === '{') return at;
  const close = source.slice(at, at + replacementLimit).indexOf('}');
  return close === -1 ? at : at + close + 1;
}
