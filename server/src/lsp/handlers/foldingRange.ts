import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver/node';
import { type Fold, folds } from '../../features/folding';
import { configFoldings } from '../configFeatures';
import { configFileOf } from '../configFileOf';
import { type Lined, positionAt } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerFoldingRange(session: Session): void {
  const { connection, documents, log } = session;
  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    runSafe(log, { method: 'textDocument/foldingRange', uri }, token, [], () => {
      const document = documents.get(uri);
      if (!document) return foldsOfConfigFile(session, uri);
      return folds(document.file).map((fold) => foldingRange(document, fold));
    }),
  );
}

function foldsOfConfigFile(session: Session, uri: string): FoldingRange[] {
  const document = session.configFiles.get(uri);
  const file = document && configFileOf(session, document);
  return file
    ? configFoldings()
        .configFolds(file)
        .map((fold) => foldingRange(document, fold))
    : [];
}

function foldingRange({ lines }: Pick<Lined, 'lines'>, { span, kind }: Fold): FoldingRange {
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
