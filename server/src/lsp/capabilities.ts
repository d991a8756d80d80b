/** What the server says it can do. */
import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { typingTriggers } from '../features/typing';
import type { ClientFeatures } from './clientFeatures';
import { fixAllKind } from './handlers/codeAction';
import { completionTriggers } from './handlers/completion';
import { signatureTriggers } from './handlers/signatureHelp';
import { semanticTokensLegend } from './semanticTokensEncoding';

const [firstTrigger, ...moreTriggers] = typingTriggers;

export function serverCapabilities(client: ClientFeatures): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: [...signatureTriggers], retriggerCharacters: [')'] },
    definitionProvider: true,
    implementationProvider: true,
    callHierarchyProvider: true,
    typeHierarchyProvider: true,
    declarationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    documentLinkProvider: {},
    workspaceSymbolProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: firstTrigger, moreTriggerCharacter: moreTriggers },
    selectionRangeProvider: true,
    linkedEditingRangeProvider: true,
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: true },
    semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
    ...(client.takesCodeActionLiterals && {
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    }),
    ...(client.pullsDiagnostics && {
      diagnosticProvider: { identifier: 'metavirt', interFileDependencies: true, workspaceDiagnostics: false },
    }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
