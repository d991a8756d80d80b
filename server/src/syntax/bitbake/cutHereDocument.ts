/** Here-documents with a `}` in column 0, at which BitBake takes the function for closed: what follows is no statement any more. */
import type { Span } from '../../base/span';
import { afterHereDocument, openHereDocument } from '../shell/commandLines';
import { functionName } from './text';
import type { FunctionDefinition, SyntaxTree } from './tree';

export interface CutHereDocument {
  /** The function that it stands in. */
  readonly name: string;
  /** The word that ends the here-document. */
  readonly word: string;
  /** Its braces in column 0, the first one being that which closes the function. */
  readonly braces: readonly Span[];
  /** The indexes of the statements that the rest of the function was taken for, one after the other. */
  readonly rest: { readonly first: number; readonly last: number };
}

/** In the order of the text. Only where BitBake stops at the line after the brace: else nothing shows what was meant. */
export function cutHereDocuments(tree: SyntaxTree): readonly CutHereDocument[] {
  const found: CutHereDocument[] = [];
  tree.statements.forEach((statement, index) => {
    if (statement.kind !== 'func' || statement.python || !statement.closed) return;
    if (tree.statements[index + 1]?.kind !== 'unparsed') return;
    const cut = cutIn(tree, index, statement);
    if (cut) found.push(cut);
  });
  return found;
}

function cutIn(tree: SyntaxTree, index: number, statement: FunctionDefinition): CutHereDocument | undefined {
  const { text, starts } = tree;
  const start = starts[index] ?? 0;
  const brace = start + statement.body.end;
  const word = openHereDocument(text, start + statement.body.start, brace);
  if (word === undefined) return undefined;
  const after = starts[index + 1] ?? text.length;
  const end = afterHereDocument(text, after, text.length, word);
  if (text.slice(after, end).trimEnd().split('\n').at(-1)?.trim() !== word) return undefined;
  const rest = { first: index + 1, last: lastOfRest(tree, index + 1, end) };
  return { name: functionName(tree, start, statement), word, braces: bracesIn(text, brace, end), rest };
}

/** What is left over of the function: no statement of BitBake, up to the brace that was meant to close it. */
function lastOfRest({ text, starts, statements }: SyntaxTree, first: number, hereDocumentEnd: number): number {
  let last = first;
  for (let index = first; index < statements.length; index++) {
    const kind = statements[index]?.kind;
    const start = starts[index] ?? 0;
    if (start >= hereDocumentEnd && kind !== 'unparsed' && kind !== 'blank' && kind !== 'comment') break;
    if (kind === 'unparsed') last = index;
    if (start >= hereDocumentEnd && text.slice(start, starts[index + 1]).trim() === '}') break;
  }
  return last;
}

function bracesIn(text: string, start: number, end: number): readonly Span[] {
  const braces: Span[] = [];
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const next = newline === -1 ? text.length : newline + 1;
    if (text.slice(at, next).trimEnd() === '}') braces.push({ start: at, end: at + 1 });
    at = next;
  }
  return braces;
}
