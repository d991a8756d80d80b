/** The language server: puts the parts together and ties the handlers to a connection. */
import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import { SettingsFiles } from '../features/settingsFile/settingsFiles';
import { nodeFiles } from '../host/nodeFiles';
import { nodeHost } from '../host/nodeHost';
import { CodeChecker } from '../syntax/bitbake/codeProblems';
import { installedFileRequests } from './askForInstalledFiles';
import { RememberedTrees } from './builtImages/rememberedTrees';
import { clientFeatures } from './clientFeatures';
import { diagnosticsPublisher } from './diagnosticsPublisher';
import { errorLog } from './errorLog';
import { registerBuildObstacles } from './handlers/buildObstacles';
import { registerCallHierarchy } from './handlers/callHierarchy';
import { registerCheckWorkspace } from './handlers/checkWorkspace';
import { registerCodeAction } from './handlers/codeAction';
import { registerCodeLens } from './handlers/codeLens';
import { registerCompletion } from './handlers/completion';
import { registerCompletionResolve } from './handlers/completionResolve';
import { registerConfigurations } from './handlers/configurations';
import { registerDeclaration } from './handlers/declaration';
import { registerDefinition } from './handlers/definition';
import { registerDiagnostic } from './handlers/diagnostic';
import { registerDidChangeConfiguration } from './handlers/didChangeConfiguration';
import { registerDidChangeWatchedFiles } from './handlers/didChangeWatchedFiles';
import { registerDocumentation } from './handlers/documentation';
import { registerDocumentHighlight } from './handlers/documentHighlight';
import { registerDocumentLink } from './handlers/documentLink';
import { registerDocumentSymbol } from './handlers/documentSymbol';
import { registerEmbeddedDocument } from './handlers/embeddedDocument';
import { registerExplainVariable } from './handlers/explainVariable';
import { registerFoldingRange } from './handlers/foldingRange';
import { registerFormatting } from './handlers/formatting';
import { registerHover } from './handlers/hover';
import { registerImageCompare } from './handlers/imageCompare';
import { registerImageContents } from './handlers/imageContents';
import { registerImageFile } from './handlers/imageFile';
import { registerImageFileVersions } from './handlers/imageFileVersions';
import { registerImageFolder } from './handlers/imageFolder';
import { registerImageSearch } from './handlers/imageSearch';
import { registerImageSpace } from './handlers/imageSpace';
import { registerImages } from './handlers/images';
import { registerImageVerify } from './handlers/imageVerify';
import { registerImplementation } from './handlers/implementation';
import { registerInitialize } from './handlers/initialize';
import { registerInitialized } from './handlers/initialized';
import { registerInlayHint } from './handlers/inlayHint';
import { registerLinkedEditingRange } from './handlers/linkedEditingRange';
import { registerOnTypeFormatting } from './handlers/onTypeFormatting';
import { registerOpenImage } from './handlers/openImage';
import { registerRangeFormatting } from './handlers/rangeFormatting';
import { registerRecipeImage } from './handlers/recipeImage';
import { registerRecipeNames } from './handlers/recipeNames';
import { registerRecipeTasks } from './handlers/recipeTasks';
import { registerReferences } from './handlers/references';
import { registerRename } from './handlers/rename';
import { registerRunningAdvice } from './handlers/runningAdvice';
import { registerSafeFixes } from './handlers/safeFixes';
import { registerSelectionRange } from './handlers/selectionRange';
import { registerSemanticTokens } from './handlers/semanticTokens';
import { registerSignatureHelp } from './handlers/signatureHelp';
import { registerSourceFileUsers } from './handlers/sourceFileUsers';
import { registerStatus } from './handlers/status';
import { registerSynchronize } from './handlers/synchronize';
import { registerTypeHierarchy } from './handlers/typeHierarchy';
import { registerValues } from './handlers/values';
import { registerWorkspaceSymbol } from './handlers/workspaceSymbol';
import { idleEvaluation } from './idleEvaluation';
import { lspDiagnostics, lspDiagnosticsOf } from './lspDiagnostics';
import { type OpenConfigFile, OpenConfigFiles } from './openConfigFiles';
import { type OpenDocument, OpenDocuments } from './openDocuments';
import { showProgress } from './progress';
import { Project } from './project';
import { projectNotes } from './projectNotes';
import { ProjectTrees } from './projectTrees';
import { ProjectValues, type Situation } from './projectValues';
import { renewCodeLenses } from './renewCodeLenses';
import { renewDiagnostics, renewDiagnosticsOf } from './renewDiagnostics';
import { renewInlayHints } from './renewInlayHints';
import { type OptionsFor, RuleFindings } from './ruleFindings';
import { runSafeNotification } from './runSafe';
import { SearchedTexts } from './searchedTexts';
import { placedTextOnDisk } from './searchProject';
import type { Session } from './session';
import { defaultSettings, widerOptions } from './settings';
import { tellSettingsProblems } from './settingsFileProblems';
import { uriOfPath } from './uris';
import { WorkspaceFindings } from './workspaceFindings';

const handlers: readonly ((session: Session) => void)[] = [
  registerInitialize,
  registerInitialized,
  registerSynchronize,
  registerDidChangeConfiguration,
  registerDidChangeWatchedFiles,
  registerDiagnostic,
  registerCodeAction,
  registerCompletion,
  registerCompletionResolve,
  registerHover,
  registerSignatureHelp,
  registerDefinition,
  registerImplementation,
  registerCallHierarchy,
  registerTypeHierarchy,
  registerDeclaration,
  registerReferences,
  registerSourceFileUsers,
  registerDocumentHighlight,
  registerRename,
  registerDocumentLink,
  registerDocumentSymbol,
  registerWorkspaceSymbol,
  registerFoldingRange,
  registerFormatting,
  registerRangeFormatting,
  registerOnTypeFormatting,
  registerSemanticTokens,
  registerSelectionRange,
  registerLinkedEditingRange,
  registerStatus,
  registerImages,
  registerOpenImage,
  registerImageContents,
  registerImageFolder,
  registerImageSearch,
  registerImageFile,
  registerImageFileVersions,
  registerImageSpace,
  registerImageVerify,
  registerRecipeImage,
  registerImageCompare,
  registerRecipeNames,
  registerRecipeTasks,
  registerBuildObstacles,
  registerRunningAdvice,
  registerDocumentation,
  registerInlayHint,
  registerCodeLens,
  registerConfigurations,
  registerExplainVariable,
  registerValues,
  registerEmbeddedDocument,
  registerCheckWorkspace,
  registerSafeFixes,
];

/** Serves the client at the other end of a connection until it goes away. */
export function serve(connection: Connection): void {
  const session = createSession(connection);
  for (const register of handlers) register(session);
  connection.listen();
}

function createSession(connection: Connection): Session {
  const documents = new OpenDocuments();
  const configFiles = new OpenConfigFiles();
  const log = errorLog((line) => connection.console.error(line));
  const notes = projectNotes(connection);
  const project = new Project(nodeFiles, {
    working: (done) => showProgress(session, 'Reading layers', done),
    changed: () => {
      notes.tell(project.snapshot.notes);
      values.adapt();
      renewDiagnostics(session);
      renewInlayHints(session);
      renewCodeLenses(session);
      idle.restart();
      installedFiles.renew();
    },
    failed: (error) => log.report({ method: 'reading the project' }, error),
  });
  const trees = new ProjectTrees(nodeFiles, (path) => documents.atPath(path)?.file.tree);
  const situation = (): Situation => ({
    snapshot: project.snapshot,
    settings: session.settings,
    openRecipes: documents.all().flatMap(({ file }) => (file.tree.dialect === 'recipe' ? [file.path] : [])),
  });
  const values = new ProjectValues({ reader: nodeFiles, trees, host: nodeHost }, situation);
  const settingsFiles = new SettingsFiles(nodeFiles, (file) => tellSettingsProblems({ connection, log }, file));
  const optionsFor: OptionsFor = (path) => settingsFiles.optionsFor(path, widerOptions(session.settings));
  const ruleFindings = new RuleFindings(values, trees, situation, optionsFor);
  const idle = idleEvaluation({
    values,
    ruleFindings,
    documents,
    settled: () => project.settled,
    found: ({ uri }) => renewDiagnosticsOf(session, uri),
    failed: (error) => log.report({ method: 'evaluating ahead' }, error),
  });
  const installedFiles = installedFileRequests({
    asked: () => session,
    project,
    idle,
    configFiles,
    changed: () => renewDiagnostics(session),
  });
  const workspaceFindings = new WorkspaceFindings({
    isOpen: (path) => (documents.atPath(path) ?? configFiles.atPath(path)) !== undefined,
    severitiesFor: (path) => optionsFor(path).severities ?? {},
    textOnDisk: placedTextOnDisk,
    show: ({ path, text, findings }) =>
      send(session, uriOfPath(path), lspDiagnosticsOf(session.client, text, findings)),
  });
  const publisher = diagnosticsPublisher({
    enabled: () => !session.client.pullsDiagnostics,
    document: (uri) => documents.get(uri) ?? configFiles.get(uri),
    publish: (document) => publish(session, document),
    takeBack: (uri) => send(session, uri, []),
  });
  const session: Session = {
    connection,
    documents,
    configFiles,
    log,
    project,
    publisher,
    searchedTexts: new SearchedTexts(nodeFiles),
    trees,
    values,
    ruleFindings,
    workspaceFindings,
    imageTrees: new RememberedTrees(),
    idle,
    installedFiles,
    code: new CodeChecker(),
    client: clientFeatures({}),
    settings: defaultSettings,
    settingsFiles,
    proposedIn: undefined,
    workspaceFolders: [],
  };
  return session;
}

/** Shows findings of a file that is not open. */
function send({ connection, log }: Session, uri: string, diagnostics: Diagnostic[]): void {
  log.watch({ method: 'textDocument/publishDiagnostics', uri }, connection.sendDiagnostics({ uri, diagnostics }));
}

function publish(session: Session, document: OpenDocument | OpenConfigFile): void {
  const { connection, log } = session;
  const { uri, version } = document;
  const work = { method: 'textDocument/publishDiagnostics', uri };
  runSafeNotification(log, work, () => {
    log.watch(work, connection.sendDiagnostics({ uri, version, diagnostics: lspDiagnostics(session, document) }));
  });
}
