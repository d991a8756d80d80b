/** What `json.dump` makes of dicts, lists and what is in them, as far as they stand in the code. */
import type { CodeToken } from './codeLines';
import { addCharacters, addMasked, type CodeText, emptyText, textOf } from './textExpression';
import { openingOf, spanOf, split, type Tokens } from './tokens';
import { variableOf } from './variableExpression';

export interface JsonSurroundings {
  readonly source: string;
  lookup(name: string): Tokens | undefined;
  /** What is put into a dict of that name by `name['key'] = value` before the place that is looked at. */
  additionsTo(name: string): Additions;
}

export interface Additions {
  readonly items: readonly { readonly key: Tokens; readonly value: Tokens }[];
  /** Whether there may be more. */
  readonly hasGaps: boolean;
}

export interface JsonOfLiteral {
  readonly json: CodeText;
  readonly hasGaps: boolean;
}

/** Names stand for names at most so often, and values in values at most so deep. */
const maxDepth = 20;

/** Undefined where the value is no dict and no list that stands in the code. */
export function jsonOfLiteral(tokens: Tokens, surroundings: JsonSurroundings): JsonOfLiteral | undefined {
  const writing: Writing = { ...surroundings, json: emptyText(), hasGaps: false };
  const [only, second] = tokens;
  const isName = only?.kind === 'name' && second === undefined;
  const literal = isName ? surroundings.lookup(only.text) : tokens;
  if (!literal || !/^[{[]$/.test(literal[0]?.text ?? '') || openingOf(literal) !== 0) return undefined;
  const additions = isName ? surroundings.additionsTo(only.text) : undefined;
  addValue(writing, literal, 0, additions);
  writing.json.isVerbatim = false;
  return { json: writing.json, hasGaps: writing.hasGaps || additions?.hasGaps === true };
}

interface Writing extends JsonSurroundings {
  readonly json: CodeText;
  hasGaps: boolean;
}

const constants: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };

function addValue(writing: Writing, tokens: Tokens, depth: number, additions?: Additions): void {
  const { json, source, lookup } = writing;
  const [first, second] = tokens;
  if (!first || depth > maxDepth || tokens.some(({ text }) => text === 'for')) {
    writing.hasGaps = true;
    addMasked(json, spanOf(tokens));
  } else if (first.text === '{' && openingOf(tokens) === 0) addDict(writing, tokens, depth, additions);
  else if (isList(tokens)) addList(writing, tokens, depth);
  else if (!second && constants[first.text] !== undefined) add(json, first, constants[first.text] ?? '');
  else if (!second && first.kind === 'number') add(json, first, first.text);
  else if (first.text === '-' && second?.kind === 'number') add(json, second, `-${second.text}`);
  else if (!second && first.kind === 'name' && lookup(first.text))
    addValue(writing, lookup(first.text) ?? [], depth + 4);
  else {
    const text = textOf(source, tokens, lookup);
    if (text) addString(json, text, spanOf(tokens).start);
    else addUnknown(writing, tokens);
  }
}

/** Values of BitBake are texts, also where they look like a number. */
function addUnknown({ json, source, lookup }: Writing, tokens: Tokens): void {
  const variable = variableOf(source, tokens, lookup);
  const isText = variable !== undefined && variable.takes !== 'integer';
  if (isText) addMark(json, '"', tokens[0]);
  addMasked(json, spanOf(tokens), variable);
  if (isText) addCharacters(json, '"', spanOf(tokens).end - 1);
}

/** A tuple becomes a list; parentheses around one value are none. */
function isList(tokens: Tokens): boolean {
  if (openingOf(tokens) !== 0) return false;
  return tokens[0]?.text === '[' || (tokens[0]?.text === '(' && split(tokens.slice(1, -1), ',').length > 1);
}

function addDict(writing: Writing, tokens: Tokens, depth: number, additions?: Additions): void {
  const { json } = writing;
  const items = split(tokens.slice(1, -1), ',')
    .filter((item) => item.length > 0)
    .flatMap((item) => {
      const [key = [], ...rest] = split(item, ':');
      if (item[0]?.text !== '**' && rest.length === 1) return [{ key, value: rest[0] ?? [] }];
      writing.hasGaps = true;
      return [];
    });
  addMark(json, '{', tokens[0]);
  for (const [index, { key, value }] of [...items, ...(additions?.items ?? [])].entries()) {
    if (index > 0) addMark(json, ',', key[0]);
    const name = textOf(writing.source, key, writing.lookup);
    if (name) addString(json, name, spanOf(key).start);
    else addUnknownName(json, key);
    addMark(json, ':', value[0]);
    addValue(writing, value, depth + 1);
  }
  addMark(json, '}', tokens.at(-1));
}

function addList(writing: Writing, tokens: Tokens, depth: number): void {
  addMark(writing.json, '[', tokens[0]);
  const items = split(tokens.slice(1, -1), ',').filter((item) => item.length > 0);
  for (const [index, item] of items.entries()) {
    if (index > 0) addMark(writing.json, ',', item[0]);
    addValue(writing, item, depth + 1);
  }
  addMark(writing.json, ']', tokens.at(-1));
}

function addMark(json: CodeText, mark: string, at: CodeToken | undefined): void {
  addCharacters(json, mark, at?.start ?? json.offsets.at(-1) ?? 0);
}

/** A word of the same meaning and another length. */
function add(json: CodeText, { start, end }: CodeToken, text: string): void {
  for (let index = 0; index < text.length; index++) {
    const isLast = index === text.length - 1;
    addCharacters(json, text.charAt(index), isLast ? end - 1 : Math.min(start + index, end - 1));
  }
}

function addUnknownName(json: CodeText, key: Tokens): void {
  addMark(json, '"', key[0]);
  addMasked(json, spanOf(key));
  addMark(json, '"', key.at(-1));
}

function addString(json: CodeText, { text, offsets, masked }: CodeText, start: number): void {
  addCharacters(json, '"', start);
  for (let index = 0; index < text.length; index++) {
    const place = offsets[index] ?? start;
    const made = masked.find((part) => part.start === index);
    if (made) addMasked(json, made.variable?.place ?? { start: place, end: place + 1 }, made.variable);
    else addCharacters(json, JSON.stringify(text.charAt(index)).slice(1, -1), place);
  }
  addCharacters(json, '"', (offsets.at(-1) ?? start) + 1);
}
