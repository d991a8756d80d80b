import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver/node';
import { documentSymbols, type SymbolKind as OutlineKind, type OutlineSymbol } from '../../features/documentSymbols';
import type { OpenDocument } from '../openDocuments';
import { rangeOf } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerDocumentSymbol(session: Session): void {
  const { connection, documents, log } = session;
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    runSafe(log, { method: 'textDocument/documentSymbol', uri }, token, [], () => {
      const document = documents.get(uri);
      if (!document) return [];
      const symbols = documentSymbols(document.file);
      return session.client.nestsDocumentSymbols
        ? symbols.map((symbol) => nestedSymbol(document, symbol))
        : symbols.flatMap((symbol) => flatSymbols(document, symbol, undefined));
    }),
  );
}

function nestedSymbol(document: OpenDocument, symbol: OutlineSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: kinds[symbol.kind],
    range: rangeOf(document.lines, symbol.span),
    selectionRange: rangeOf(document.lines, symbol.selection),
    children: symbol.children.map((child) => nestedSymbol(document, child)),
  };
}

function flatSymbols(
  document: OpenDocument,
  symbol: OutlineSymbol,
  container: string | undefined,
): SymbolInformation[] {
  const own: SymbolInformation = {
    name: symbol.name,
    kind: kinds[symbol.kind],
    location: { uri: document.uri, range: rangeOf(document.lines, symbol.span) },
    ...(container !== undefined && { containerName: container }),
  };
  return [own, ...symbol.children.flatMap((child) => flatSymbols(document, child, symbol.name))];
}

const kinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  variable: SymbolKind.Variable,
  flag: SymbolKind.Property,
  override: SymbolKind.Variable,
  function: SymbolKind.Function,
  task: SymbolKind.Event,
  class: SymbolKind.Class,
  file: SymbolKind.File,
};
