/**
 * What a keystroke implies: the indentation of the line that Enter has begun, and column 0 for the brace that closes a function. Nothing but
 * the blanks that begin the cursor's line are changed.
 */
import { LineIndex } from '../base/lineIndex';
import type { Span } from '../base/span';
import type { SyntaxTree } from '../syntax/bitbake/tree';
import { bracePlace } from './typing/closingBrace';
import type { Indentation } from './typing/indentation';
import { lineAt } from './typing/line';
import { newLineIndentation } from './typing/newLine';

/** The characters after which something may follow, the first of them first. */
export const typingTriggers = ['\n', '}'] as const;

export interface IndentationEdit {
  /** The blanks that begin the line. */
  readonly span: Span;
  readonly text: string;
}

/** The edit after `typed` was inserted before `offset`; undefined if all is well, or if nothing is known. */
export function editAfterTyping(
  tree: SyntaxTree,
  offset: number,
  typed: string,
  indentation: Indentation,
): IndentationEdit | undefined {
  const lines = new LineIndex(tree.text);
  const number = lines.lineOf(offset);
  const line = lineAt(tree.text, lines, number);
  const wanted =
    line.content === '}' || typed === '}'
      ? bracePlace(tree, line)
      : newLineIndentation(tree, lines, number, indentation);
  if (wanted === undefined || wanted === line.indentation) return undefined;
  return { span: { start: line.start, end: line.start + line.indentation.length }, text: wanted };
}
