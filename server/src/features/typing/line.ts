import type { LineIndex } from '../../base/lineIndex';
import { trimmedEnd } from '../../syntax/pythonCharacters';

/** A line in its three parts; the blanks at its end are left out. */
export interface Line {
  readonly start: number;
  readonly indentation: string;
  readonly content: string;
}

export function lineAt(text: string, lines: LineIndex, number: number): Line {
  const start = lines.lineStart(number);
  const next = lines.lineStart(number + 1);
  let contentStart = start;
  while (contentStart < next && isIndentation(text.charCodeAt(contentStart))) contentStart++;
  const content = text.slice(contentStart, trimmedEnd(text, contentStart, next));
  return { start, indentation: text.slice(start, contentStart), content };
}

/** What else Python takes for a blank is part of a word to the shell. */
function isIndentation(code: number): boolean {
  return code === 32 || code === 9;
}
