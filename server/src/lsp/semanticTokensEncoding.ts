/** Semantic tokens as LSP packs them: five numbers a token, relative to the token before. */
import type { SemanticTokensEdit, SemanticTokensLegend } from 'vscode-languageserver/node';
import { type SemanticToken, tokenModifiers, tokenTypes } from '../features/semanticTokens';
import type { Lined } from './positions';

export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: [...tokenTypes],
  tokenModifiers: [...tokenModifiers],
};

/** The tokens packed. LSP's tokens end with their line, so that one over several lines becomes several. */
export function encodedTokens({ text, lines }: Lined, tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let lastLine = 0;
  let lastColumn = 0;
  for (const token of tokens) {
    const modifiers = modifierBits(token);
    for (let start = token.span.start; start < token.span.end; ) {
      const { line, column } = lines.at(start);
      const lineEnd = Math.min(token.span.end, lines.lineStart(line + 1));
      const length = visibleLength(text, start, lineEnd);
      if (length > 0) {
        data.push(line - lastLine, line === lastLine ? column - lastColumn : column);
        data.push(length, tokenTypes.indexOf(token.type), modifiers);
        lastLine = line;
        lastColumn = column;
      }
      start = lineEnd;
    }
  }
  return data;
}

function visibleLength(text: string, start: number, lineEnd: number): number {
  let end = lineEnd;
  while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
  return end - start;
}

function modifierBits({ modifiers }: SemanticToken): number {
  let bits = 0;
  for (const modifier of modifiers) bits |= 1 << tokenModifiers.indexOf(modifier);
  return bits;
}

/** What turns one packed list into another: one replacement between what both begin with and what both end with. */
export function tokenEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [{ start, deleteCount: before.length - start - tail, data: after.slice(start, after.length - tail) }];
}
