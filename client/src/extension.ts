/** The composition root: makes the parts, ties them to VS Code, and returns before the server has started. */
import { commands, type Disposable, type ExtensionContext, extensions, window, workspace } from 'vscode';
import { createBuildFolderChoice } from './buildFolderChoice';
import { createChosenConfiguration } from './configurationChoice';
import { tellOfOfficialExtension } from './officialExtension';
import { startServer } from './server';
import { serverSettings } from './serverSettings';
import type { Session } from './session';
import { createBuildDiagnostics } from './tasks/buildDiagnostics';
import { registerBuildTasks } from './tasks/buildTask';
import { showBuildFolderStatus } from './views/buildFolderStatus';
import { showConfigurationStatus } from './views/configurationStatus';
import { registerDocumentationView } from './views/documentationView';
import { explain, keepExplanationsRight } from './views/explanations';
import { recognizeLayerFiles } from './views/layerFileLanguage';
import { createMarkdownPages } from './views/markdownPages';
import { showPatchLenses } from './views/patchLenses';
import { copyReport, createReportDocuments } from './views/reportDocuments';
import { tellWalkthroughOfBuildFolder } from './views/walkthroughContext';

let activeSession: Session | undefined;

/** What the extension gives to other extensions and to tests. */
export interface ExtensionApi {
  /** Resolves when the language server answers. */
  readonly serverReady: Promise<void>;
}

export function activate(context: ExtensionContext): ExtensionApi {
  const output = window.createOutputChannel('Meta-Virtualization', { log: true });
  const buildFolder = createBuildFolderChoice(context);
  const configuration = createChosenConfiguration(context);
  const settings = () => serverSettings(buildFolder.current(), configuration.current());
  const server = startServer(context, output, settings);
  const session: Session = {
    context,
    output,
    buildFolder,
    configuration,
    server,
    buildDiagnostics: createBuildDiagnostics(),
    reports: createReportDocuments((subject) => explain(server, subject)),
    pages: createMarkdownPages(),
  };
  activeSession = session;
  context.subscriptions.push(
    output,
    session.buildDiagnostics,
    session.reports,
    session.pages,
    registerDocumentationView(server),
    registerBuildTasks(session),
    recognizeLayerFiles(),
    ...registerCommands(session),
    buildFolder.onDidChange(() => void server.sendSettings()),
    configuration.onDidChange(() => void server.sendSettings()),
    showBuildFolderStatus(session),
    showConfigurationStatus(session),
    showPatchLenses(server),
    keepExplanationsRight(session),
    tellWalkthroughOfBuildFolder(session),
    extensions.onDidChange(() => void server.sendSettings()),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('metavirt')) void server.sendSettings();
    }),
  );
  void buildFolder.adoptTheOnlyOne();
  void tellOfOfficialExtension(context);
  return { serverReady: server.ready };
}

export async function deactivate(): Promise<void> {
  await activeSession?.server.stop();
  activeSession = undefined;
}

/** Each command's code is loaded when the command is first run. */
function registerCommands(session: Session): readonly Disposable[] {
  return [
    commands.registerCommand('metavirt.buildImage', async (choice) =>
      (await import('./commands/buildImage')).buildImage(session, choice),
    ),
    commands.registerCommand('metavirt.deployImage', async (choice) =>
      (await import('./commands/deployImage')).deployImage(session, choice),
    ),
    commands.registerCommand('metavirt.deployAgain', async () =>
      (await import('./commands/deployAgain')).deployAgain(session),
    ),
    commands.registerCommand('metavirt.bundleImage', async (choice) =>
      (await import('./commands/bundleImage')).bundleImage(session, choice),
    ),
    commands.registerCommand('metavirt.newContainerRecipe', async (choice) =>
      (await import('./commands/newContainerRecipe')).newContainerRecipe(session, choice),
    ),
    commands.registerCommand('metavirt.searchDocumentation', async (choice) =>
      (await import('./commands/searchDocumentation')).searchDocumentation(session, choice),
    ),
    commands.registerCommand('metavirt.selectBuildFolder', async (choice) =>
      (await import('./commands/selectBuildFolder')).selectBuildFolder(session, choice),
    ),
    commands.registerCommand('metavirt.selectConfiguration', async (choice) =>
      (await import('./commands/selectConfiguration')).selectConfiguration(session, choice),
    ),
    commands.registerCommand('metavirt.explainVariable', async (choice) =>
      (await import('./commands/explainVariable')).explainVariable(session, choice),
    ),
    commands.registerCommand('metavirt.checkAgainstBitBake', async (choice) =>
      (await import('./commands/checkAgainstBitBake')).checkAgainstBitBake(session, choice),
    ),
    commands.registerCommand('metavirt.checkWorkspace', async () =>
      (await import('./commands/checkWorkspace')).checkWorkspace(session),
    ),
    commands.registerCommand('metavirt.applySafeFixes', async () =>
      (await import('./commands/applySafeFixes')).applySafeFixes(session),
    ),
    commands.registerCommand('metavirt.turnOffRule', async (choice) =>
      (await import('./commands/turnOffRule')).turnOffRule(choice),
    ),
    commands.registerCommand('metavirt.showRules', async () => (await import('./commands/showRules')).showRules()),
    commands.registerCommand('metavirt.showReferences', async (uri, position, locations) =>
      (await import('./commands/showReferences')).showReferences(uri, position, locations),
    ),
    commands.registerCommand('metavirt.copyReport', copyReport),
    commands.registerCommand('metavirt.showOutput', () => session.output.show()),
    commands.registerCommand('metavirt.restartServer', () => session.server.restart()),
  ];
}
