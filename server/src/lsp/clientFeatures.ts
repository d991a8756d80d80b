/** What the client at the other end can do, told from its capabilities. */
import type { ClientCapabilities } from 'vscode-languageserver/node';

export interface ClientFeatures {
  /** The client asks for diagnostics itself; it must not be sent them as well. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesSemanticTokens: boolean;
  /** Takes `textDocument/publishDiagnostics` with a link to the rule's page. */
  readonly describesDiagnosticCodes: boolean;
  readonly nestsDocumentSymbols: boolean;
  readonly foldsLinesOnly: boolean;
  readonly takesCodeActionLiterals: boolean;
  readonly registersFileWatchers: boolean;
  readonly registersConfigurationChanges: boolean;
  readonly answersConfiguration: boolean;
  readonly showsProgress: boolean;
  readonly readsMarkdown: boolean;
  readonly insertsSnippets: boolean;
  readonly versionsDocumentChanges: boolean;
}

export function clientFeatures({ textDocument, workspace, window }: ClientCapabilities): ClientFeatures {
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesSemanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    describesDiagnosticCodes: textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
    nestsDocumentSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    foldsLinesOnly: textDocument?.foldingRange?.lineFoldingOnly === true,
    takesCodeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    registersFileWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersConfigurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    answersConfiguration: workspace?.configuration === true,
    showsProgress: window?.workDoneProgress === true,
    readsMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    insertsSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    versionsDocumentChanges: workspace?.workspaceEdit?.documentChanges === true,
  };
}
