/** What the client at the other end can do, told from its capabilities. */
import type { ClientCapabilities } from 'vscode-languageserver/node';

export interface ClientFeatures {
  /**
   * The client asks for diagnostics itself, and again when it is told to; it must not be sent them as well. One that cannot be told would
   * keep what it got before the layers were read.
   */
  readonly pullsDiagnostics: boolean;
  /** Shows the code of a diagnostic as a link. */
  readonly linksCodes: boolean;
  /** Shows other places that have a part in a diagnostic. */
  readonly relatesDiagnostics: boolean;
  readonly refreshesSemanticTokens: boolean;
  readonly refreshesInlayHints: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly nestsDocumentSymbols: boolean;
  readonly takesCodeActionLiterals: boolean;
  readonly registersFileWatchers: boolean;
  /** Can be asked for documents, and for what is known of them, after the start. */
  readonly registersDocuments: boolean;
  readonly registersHovers: boolean;
  readonly registersCompletions: boolean;
  readonly registersDocumentSymbols: boolean;
  readonly registersFoldings: boolean;
  readonly registersDocumentLinks: boolean;
  readonly registersConfigurationChanges: boolean;
  readonly answersConfiguration: boolean;
  readonly tellsWorkspaceFolders: boolean;
  readonly showsProgress: boolean;
  readonly readsMarkdown: boolean;
  readonly readsMarkdownOfItems: boolean;
  readonly insertsSnippets: boolean;
  /** Takes the range that all completion items replace once for the list. */
  readonly sharesCompletionRange: boolean;
  readonly showsCompletionNotes: boolean;
  /** Takes tags of completion items: that one is out of date. */
  readonly tagsCompletionItems: boolean;
  /** Can open the list of proposals again by command, to go on with the value of a chosen variable. */
  readonly reopensCompletion: boolean;
  readonly linksDefinitions: boolean;
  readonly readsMarkdownSignatures: boolean;
  /** Takes a parameter of a signature as a part of its label, which may hold the same text twice. */
  readonly marksSignatureParts: boolean;
  readonly versionsDocumentChanges: boolean;
  /** The commands that it can run, as it lists them in `experimental.commands`. */
  readonly commands: ReadonlySet<unknown>;
  /** Takes the renaming of files among the changes of documents. */
  readonly renamesFiles: boolean;
  /** Shows a note on changes, and lets the user choose among them. */
  readonly annotatesChanges: boolean;
  readonly preparesRename: boolean;
}

/** The command of VS Code; a client that has it says so in `experimental.commands`, a list that other servers read too. */
export const reopenCompletionCommand = 'editor.action.triggerSuggest';

export function clientFeatures({ textDocument, workspace, window, experimental }: ClientCapabilities): ClientFeatures {
  const commands = commandsOf(experimental);
  const signature = textDocument?.signatureHelp?.signatureInformation;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
    linksCodes: textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
    relatesDiagnostics:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
    refreshesSemanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    nestsDocumentSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    takesCodeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    registersFileWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersDocuments:
      textDocument?.synchronization?.dynamicRegistration === true &&
      (textDocument.diagnostic === undefined || textDocument.diagnostic.dynamicRegistration === true),
    registersHovers: textDocument?.hover?.dynamicRegistration === true,
    registersCompletions: textDocument?.completion?.dynamicRegistration === true,
    registersDocumentSymbols: textDocument?.documentSymbol?.dynamicRegistration === true,
    registersFoldings: textDocument?.foldingRange?.dynamicRegistration === true,
    registersDocumentLinks: textDocument?.documentLink?.dynamicRegistration === true,
    registersConfigurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    answersConfiguration: workspace?.configuration === true,
    tellsWorkspaceFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true,
    readsMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    readsMarkdownOfItems: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') === true,
    insertsSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    sharesCompletionRange: textDocument?.completion?.completionList?.itemDefaults?.includes('editRange') === true,
    tagsCompletionItems: textDocument?.completion?.completionItem?.tagSupport !== undefined,
    showsCompletionNotes: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    reopensCompletion: commands.has(reopenCompletionCommand),
    readsMarkdownSignatures: signature?.documentationFormat?.includes('markdown') === true,
    marksSignatureParts: signature?.parameterInformation?.labelOffsetSupport === true,
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    versionsDocumentChanges: workspace?.workspaceEdit?.documentChanges === true,
    commands,
    renamesFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('rename') === true,
    annotatesChanges: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    preparesRename: textDocument?.rename?.prepareSupport === true,
  };
}

function commandsOf(experimental: unknown): ReadonlySet<unknown> {
  const commands = (experimental as { readonly commands?: { readonly commands?: unknown } } | undefined)?.commands;
  return new Set<unknown>(Array.isArray(commands?.commands) ? commands.commands : []);
}
