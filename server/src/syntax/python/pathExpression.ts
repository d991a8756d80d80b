/** What expressions of Python come to that make a path: with `${NAME}` for variables of BitBake, and for names of the code that are not known. */
import { codeLines } from './codeLines';
import { textOf } from './textExpression';
import { type NameLookup, openingOf, split, type Tokens } from './tokens';

const maxDepth = 8;

/** No path is made of more. */
const maxTokens = 100;

/** Always a text: what is not known of the path stands as `${unknown}`. */
export function pathOf(source: string, tokens: Tokens, lookup: NameLookup, depth = 0): string {
  const [first, second] = tokens;
  if (!first || depth > maxDepth || tokens.length > maxTokens) return unknown;
  if (first.kind === 'name' && !second) {
    const value = lookup(first.text);
    return value ? pathOf(source, value, lookup, depth + 1) : `\${${first.text}}`;
  }
  const inner = tokens[0]?.text === '(' && openingOf(tokens) === 0 ? tokens.slice(1, -1) : undefined;
  if (inner) return pathOf(source, inner, lookup, depth + 1);
  const read = (part: Tokens): string => pathOf(source, part, lookup, depth + 1);
  for (const mark of ['+', '/']) {
    const terms = split(tokens, mark);
    if (terms.length > 1) return terms.map(read).join(mark === '/' ? '/' : '');
  }
  if (first.kind === 'string') return literalPath(source, tokens, read);
  const open = openingOf(tokens);
  const args = open === -1 ? [] : split(tokens.slice(open + 1, -1), ',').filter((arg) => arg.length > 0);
  const called = tokens[open - 1]?.text ?? '';
  const object = tokens[open - 2]?.text === '.' ? tokens.slice(0, open - 2) : [];
  if (called === 'join' && object.at(-1)?.text === 'path') return args.map(read).join('/');
  if (called === 'getVar') return `\${${textOf(source, args[0] ?? [], lookup)?.text ?? 'unknown'}}`;
  if (called === 'expand' || called === 'Path' || called === 'str') return read(args[0] ?? []);
  if (called === 'normpath' || called === 'abspath' || called === 'realpath') return read(args[0] ?? []);
  if (/^[lr]?strip$/.test(called)) return read(object);
  if (/^(?:format|join)$/.test(called)) return textOf(source, tokens, lookup)?.text ?? unknown;
  const [variable, ...others] = split(tokens, 'or');
  return variable && others.length > 0 ? read(variable) : unknown;
}

const unknown = '$' + '{unknown}';

/** `"%s/name" % folder`, `f"{folder}/name"` and plain strings. */
function literalPath(source: string, tokens: Tokens, read: (part: Tokens) => string): string {
  const [strings = [], values] = split(tokens, '%');
  const [only] = strings;
  if (strings.length !== 1 || only?.kind !== 'string') return textOf(source, tokens, () => undefined)?.text ?? unknown;
  const text = source.slice(only.contentStart, only.contentEnd);
  if (values) {
    const inBrackets = values[0]?.text === '(' && openingOf(values) === 0 ? split(values.slice(1, -1), ',') : [values];
    let index = 0;
    return text.replace(/%[sd]/g, () => read(inBrackets[index++] ?? []));
  }
  if (!only.prefix.includes('f')) return text;
  return text.replace(/\{([^{}]*)\}/g, (_, written: string, index: number) => {
    const start = only.contentStart + index + 1;
    return read(codeLines(source, start, start + written.length)[0]?.tokens ?? []);
  });
}
