import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver/node';
import { documentSymbols, type SymbolKind as OutlineKind, type OutlineSymbol } from '../../features/documentSymbols';
import type { ConfigSymbol } from '../../features/documentSymbols/configSymbols';
import { configOutlines } from '../configFeatures';
import { configFileOf } from '../configFileOf';
import { type Lined, rangeOf } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerDocumentSymbol(session: Session): void {
  const { connection, configFiles, documents, log } = session;
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    runSafe(log, { method: 'textDocument/documentSymbol', uri }, token, [], () => {
      const document = documents.get(uri);
      const shown = document ?? configFiles.get(uri);
      if (!shown) return [];
      const symbols = document ? documentSymbols(document.file) : symbolsOfConfigFile(session, uri);
      return session.client.nestsDocumentSymbols
        ? symbols.map((symbol) => nestedSymbol(shown, symbol))
        : symbols.flatMap((symbol) => flatSymbols(shown, symbol, undefined));
    }),
  );
}

type ShownSymbol = OutlineSymbol | ConfigSymbol;

type ShownDocument = Pick<Lined, 'lines'> & { readonly uri: string };

function symbolsOfConfigFile(session: Session, uri: string): readonly ConfigSymbol[] {
  const document = session.configFiles.get(uri);
  const file = document && configFileOf(session, document);
  return file ? configOutlines().configSymbols(file) : [];
}

function nestedSymbol(document: ShownDocument, symbol: ShownSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: kinds[symbol.kind],
    range: rangeOf(document.lines, symbol.span),
    selectionRange: rangeOf(document.lines, symbol.selection),
    children: symbol.children.map((child) => nestedSymbol(document, child)),
  };
}

function flatSymbols(document: ShownDocument, symbol: ShownSymbol, container: string | undefined): SymbolInformation[] {
  const own: SymbolInformation = {
    name: symbol.name,
    kind: kinds[symbol.kind],
    location: { uri: document.uri, range: rangeOf(document.lines, symbol.span) },
    ...(container !== undefined && { containerName: container }),
  };
  return [own, ...symbol.children.flatMap((child) => flatSymbols(document, child, symbol.name))];
}

const kinds: Readonly<Record<OutlineKind | ConfigSymbol['kind'], SymbolKind>> = {
  variable: SymbolKind.Variable,
  flag: SymbolKind.Property,
  override: SymbolKind.Variable,
  function: SymbolKind.Function,
  task: SymbolKind.Event,
  class: SymbolKind.Class,
  file: SymbolKind.File,
  table: SymbolKind.Module,
  list: SymbolKind.Array,
  text: SymbolKind.String,
  number: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
  nothing: SymbolKind.Null,
};
