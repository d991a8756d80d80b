/** Parts of a line of Python: what stands in brackets, and between signs. */
import { type Span, span } from '../../base/span';
import type { CodeToken } from './codeLines';

export type Tokens = readonly CodeToken[];

/** What a name stands for at the place that is looked at; undefined where that is not known. */
export type NameLookup = (name: string) => Tokens | undefined;

export function spanOf(tokens: Tokens): Span {
  return span(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
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

/** What stands in parentheses around one value. */
export function withoutParentheses(tokens: Tokens): Tokens {
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
