/** What is put into the strings of Python code: `%s`, `{}` and `f'{x}'`, and which variable of BitBake each of them is. */
import { type Span, span } from '../../base/span';
import type { ReadVariable } from '../writtenText';
import { codeLines, type StringToken } from './codeLines';
import { type NameLookup, openingOf, split, type Tokens } from './tokens';
import { variableOf } from './variableExpression';

export interface PutIn {
  /** All that stands for it in the string. */
  readonly place: Span;
  readonly variable: Pick<ReadVariable, 'name' | 'takes'> | undefined;
}

export interface PutIns {
  /** What is put in at an offset of a string; the strings that follow each other have to be asked in order. */
  at(token: StringToken, offset: number): PutIn | undefined;
}

interface Formatted {
  readonly source: string;
  readonly lookup: NameLookup;
  readonly formatting: '' | '%' | '{';
  readonly args: Tokens;
}

/** Nobody puts in what is longer. */
const replacementLimit = 200;

const conversion = /%(?:\((\w+)\))?[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]/y;

export function putInsOf({ source, lookup, formatting, args }: Formatted): PutIns {
  let givenCount = 0;
  const given = argumentsOf(formatting, args);
  const variable = (tokens: Tokens | undefined): PutIn['variable'] => tokens && variableOf(source, tokens, lookup);
  const ofConversion = (offset: number): PutIn | undefined => {
    conversion.lastIndex = offset;
    const [written, name] = conversion.exec(source) ?? [];
    if (written === undefined) return undefined;
    const isPlain = /^%(?:\(\w+\))?[sd]$/.test(written);
    const value = name === undefined ? given.inOrder[givenCount++] : given.byName(source, name);
    return { place: span(offset, offset + written.length), variable: isPlain ? variable(value) : undefined };
  };
  const ofBraces = (token: StringToken, offset: number): PutIn | undefined => {
    if (source.charAt(offset + 1) === '{') return undefined;
    const length = source.slice(offset, offset + replacementLimit).indexOf('}') + 1;
    if (length === 0) return undefined;
    const place = span(offset, Math.min(offset + length, token.contentEnd));
    const written = source.slice(place.start + 1, place.end - 1);
    if (token.prefix.includes('f'))
      return { place, variable: variable(codeLines(source, place.start + 1, place.end - 1)[0]?.tokens) };
    const value = /^\d*$/.test(written)
      ? given.inOrder[written === '' ? givenCount++ : Number(written)]
      : given.byName(source, written);
    return { place, variable: variable(value) };
  };
  return {
    at(token, offset) {
      const character = source.charAt(offset);
      if (formatting === '%' && character === '%') return ofConversion(offset);
      const hasBraces = formatting === '{' || token.prefix.includes('f');
      return hasBraces && character === '{' ? ofBraces(token, offset) : undefined;
    },
  };
}

interface Given {
  readonly inOrder: readonly Tokens[];
  byName(source: string, name: string): Tokens | undefined;
}

/** What stands behind `%`: a value, several in brackets or a dict; what `format` is called with. */
function argumentsOf(formatting: Formatted['formatting'], args: Tokens): Given {
  const isBracketed = openingOf(args) === 0;
  const isDict = formatting === '%' && isBracketed && args[0]?.text === '{';
  const isTuple = formatting === '%' && isBracketed && args[0]?.text === '(';
  const parts =
    formatting === '%' && !isDict && !isTuple ? [args] : split(isDict || isTuple ? args.slice(1, -1) : args, ',');
  const named = (source: string, [key]: Tokens): string =>
    key?.kind === 'string' ? source.slice(key.contentStart, key.contentEnd) : (key?.text ?? '');
  return {
    inOrder: isDict ? [] : parts.filter((part) => formatting !== '{' || split(part, '=').length === 1),
    byName: (source, name) =>
      parts
        .map((part) => split(part, isDict ? ':' : '='))
        .find(([key = [], value]) => value && named(source, key) === name)?.[1],
  };
}
