/** The composition root: makes the parts, ties them to VS Code, and returns before the server has started. */
import { commands, type ExtensionContext, extensions, window, workspace } from 'vscode';
import { createBuildFolderChoice } from './buildFolderChoice';
import { createChosenConfiguration } from './configurationChoice';
import { listOfAllContainers } from './listOfAllContainers';
import { tellOfOfficialExtension } from './officialExtension';
import { registerCommands } from './registerCommands';
import { startServer } from './server';
import { serverSettings } from './serverSettings';
import type { Session } from './session';
import { createBuildDiagnostics } from './tasks/buildDiagnostics';
import { registerBuildTasks } from './tasks/buildTask';
import { offerTools } from './tools/offerTools';
import { showBuildFolderStatus } from './views/buildFolderStatus';
import { showConfigurationStatus } from './views/configurationStatus';
import { showContainersView } from './views/containers/containersView';
import { registerDocumentationView } from './views/documentationView';
import { explain, keepExplanationsRight } from './views/explanations';
import { registerImageEditor } from './views/imageEditor/imageEditor';
import { createImageFileDocuments } from './views/imageEditor/imageFileDocuments';
import { createImageInventory } from './views/images/imageInventory';
import { registerImagesViews } from './views/images/imagesView';
import { recognizeLayerFiles } from './views/layerFileLanguage';
import { createMarkdownPages } from './views/markdownPages';
import { linkBitBakeOutput } from './views/outputTerminalLinks';
import { showPatchLenses } from './views/patchLenses';
import { createReportDocuments } from './views/reportDocuments';
import { showRunningBuilds } from './views/runningBuilds';
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
    runningBuilds: showRunningBuilds(),
    reports: createReportDocuments((subject) => explain(server, subject)),
    pages: createMarkdownPages(),
    images: createImageInventory(server, buildFolder),
    imageFiles: createImageFileDocuments(server),
    containers: showContainersView(() => listOfAllContainers(output)),
  };
  activeSession = session;
  context.subscriptions.push(
    output,
    session.buildDiagnostics,
    session.runningBuilds,
    session.reports,
    session.pages,
    session.images,
    session.imageFiles,
    session.containers,
    registerImagesViews(session.images),
    registerImageEditor(session),
    registerDocumentationView(server),
    registerBuildTasks(session),
    linkBitBakeOutput(),
    recognizeLayerFiles(),
    ...registerCommands(session),
    buildFolder.onDidChange(() => void server.sendSettings()),
    configuration.onDidChange(() => void server.sendSettings()),
    showBuildFolderStatus(session),
    showConfigurationStatus(session),
    showPatchLenses(server),
    offerTools(session),
    keepExplanationsRight(session),
    tellWalkthroughOfBuildFolder(session),
    extensions.onDidChange(() => void server.sendSettings()),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('metavirt')) void server.sendSettings();
    }),
  );
  // Commands show in the palette only where there is something for them.
  void commands.executeCommand('setContext', 'metavirt.isActive', true);
  void buildFolder.adoptTheOnlyOne();
  void tellOfOfficialExtension(context);
  return { serverReady: server.ready };
}

export async function deactivate(): Promise<void> {
  await activeSession?.server.stop();
  activeSession = undefined;
}
