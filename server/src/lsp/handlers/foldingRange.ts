import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver/node';
import { type Fold, folds } from '../../features/folding';
import type { OpenDocument } from '../openDocuments';
import { positionAt } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerFoldingRange({ connection, documents, log }: Session): void {
  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    runSafe(log, { method: 'textDocument/foldingRange', uri }, token, [], () => {
      const document = documents.get(uri);
      return document ? folds(document.file).map((fold) => foldingRange(document, fold)) : [];
    }),
  );
}

function foldingRange({ lines }: OpenDocument, { span, kind }: Fold): FoldingRange {
  const start = positionAt(lines, span.start);
  const end = positionAt(lines, span.end);
  const lspKind = kinds[kind];
  return { startLine: start.line, endLine: end.line, ...(lspKind && { kind: lspKind }) };
}

const kinds: Readonly<Record<Fold['kind'], FoldingRangeKind | undefined>> = {
  code: undefined,
  comment: FoldingRangeKind.Comment,
  directives: FoldingRangeKind.Imports,
};
