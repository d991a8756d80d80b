/** Linked editing: places that say the same and change together while one of them is typed in. */
import { type Span, shifted, touches } from '../base/span';
import type { SourceFile } from '../project/snapshot';
import { hereDocuments } from '../syntax/shell/commandLines';
import { statementAt } from './context/statementAt';

/** The word that begins a here-document of a shell function and the one that ends it, where the offset touches either. */
export function linkedSpans({ tree }: SourceFile, offset: number): readonly Span[] | undefined {
  const { statement, start } = statementAt(tree, offset);
  if (statement?.kind !== 'func' || statement.python) return undefined;
  const body = shifted(statement.body, start);
  const found = hereDocuments(tree.text, body.start, body.end).find(
    ({ announced, closing }) => touches(announced, offset) || touches(closing, offset),
  );
  return found && [found.announced, found.closing];
}
