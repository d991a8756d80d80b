/** The indentation of a line that Enter has just begun. */
import type { LineIndex } from '../../base/lineIndex';
import { isWordList } from '../../knowledge/wordLists';
import { matchAssignmentHead } from '../../syntax/bitbake/assignment';
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import { statementAt } from '../context/statementAt';
import { deeper, fourSpaces, type Indentation } from './indentation';
import { type Line, lineAt } from './line';

/** Undefined where the editor knows as much as we do. */
export function newLineIndentation(
  tree: SyntaxTree,
  lines: LineIndex,
  number: number,
  indentation: Indentation,
): string | undefined {
  if (number === 0) return undefined;
  const line = lineAt(tree.text, lines, number);
  const above = lineAt(tree.text, lines, number - 1);
  if (above.content === '') return undefined;
  const { statement } = statementAt(tree, above.start);
  if (!statement || statement.kind === 'comment') return undefined;
  if (statement.kind === 'func') return bodyIndentation(above, indentation, statement.python);
  if (statement.kind === 'def') return bodyIndentation(above, indentation, true);
  if (!above.content.endsWith('\\')) return afterStatement(line, statement);
  const isFirst = number === 1 || !continues(tree.text, lines, number - 2);
  return continuationIndentation(tree.text, line, above, isFirst);
}

/** A statement begins in column 0, also after the last line of an indented value. What is rejected may yet go on. */
function afterStatement({ content }: Line, { kind }: Statement): string | undefined {
  return kind !== 'unparsed' && content === '' ? '' : undefined;
}

function continues(text: string, lines: LineIndex, number: number): boolean {
  return lineAt(text, lines, number).content.endsWith('\\');
}

function bodyIndentation({ indentation: outer, content }: Line, indentation: Indentation, python: boolean): string {
  const opens = content.endsWith('{') || (python ? content.endsWith(':') : opensShellBlock(content));
  return opens ? deeper(outer, indentation, python) : outer;
}

function opensShellBlock(content: string): boolean {
  return /(?:^|[\s;])(?:then|do|else)$/.test(content);
}

/**
 * As deep as the continuation line above. The first one goes below the first word of the value, or four spaces in if no word stands
 * on the line of the quote: so do most of those in openembedded-core, meta-openembedded and meta-virtualization.
 */
function continuationIndentation(text: string, line: Line, above: Line, isFirst: boolean): string | undefined {
  const head = isFirst ? headOn(text, above) : undefined;
  if (!holdsNoWord(line) && !(head && isWordList(head.name))) return undefined;
  if (!isFirst) return above.indentation;
  return head?.opensWithWord ? ' '.repeat(head.valueColumn) : fourSpaces;
}

/** What the editor may have put there: nothing, or the quote that it closed by itself. */
function holdsNoWord({ content }: Line): boolean {
  return content === '' || content === '"' || content === "'";
}

interface Head {
  readonly name: string;
  readonly valueColumn: number;
  readonly opensWithWord: boolean;
}

function headOn(text: string, { start, indentation, content }: Line): Head | undefined {
  const backslash = start + indentation.length + content.length - 1;
  const head = matchAssignmentHead(text, start, backslash);
  if (!head) return undefined;
  return {
    name: text.slice(head.nameStart, head.nameEnd),
    valueColumn: head.quote + 1 - start,
    opensWithWord: text.slice(head.quote + 1, backslash).trim() !== '',
  };
}
