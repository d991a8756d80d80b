/** The composition root: makes the parts, ties them to VS Code, and returns before the server has started. */
import { commands, type Disposable, type ExtensionContext, extensions, window, workspace } from 'vscode';
import { createBuildFolderChoice } from './buildFolderChoice';
import { createChosenConfiguration } from './configurationChoice';
import { listOfAllContainers } from './listOfAllContainers';
import { tellOfOfficialExtension } from './officialExtension';
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
import { copyReport, createReportDocuments } from './views/reportDocuments';
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

/** Each command's code is loaded when the command is first run. */
function registerCommands(session: Session): readonly Disposable[] {
  return [
    commands.registerCommand('metavirt.buildImage', async (choice) =>
      (await import('./commands/buildImage')).buildImage(session, choice),
    ),
    commands.registerCommand('metavirt.runTask', async (choice) =>
      (await import('./commands/runTask')).runTask(session, choice),
    ),
    commands.registerCommand('metavirt.cleanRecipe', async (choice) =>
      (await import('./commands/cleanRecipe')).cleanRecipe(session, choice),
    ),
    commands.registerCommand('metavirt.openDevshell', async (choice) =>
      (await import('./commands/openDevshell')).openDevshell(session, choice),
    ),
    commands.registerCommand('metavirt.parseRecipes', async (choice) =>
      (await import('./commands/parseRecipes')).parseRecipes(session, choice),
    ),
    commands.registerCommand('metavirt.buildAgain', async () =>
      (await import('./commands/buildAgain')).buildAgain(session),
    ),
    commands.registerCommand('metavirt.deployImage', async (choice) =>
      (await import('./commands/deployImage')).deployImage(session, choice),
    ),
    commands.registerCommand('metavirt.runImage', async (choice) =>
      (await import('./commands/runImage')).runImage(session, choice),
    ),
    commands.registerCommand('metavirt.showContainerLog', async (choice) =>
      (await import('./commands/containers/showContainerLog')).showContainerLog(session, choice),
    ),
    commands.registerCommand('metavirt.openContainerShell', async (choice) =>
      (await import('./commands/containers/openContainerShell')).openContainerShell(session, choice),
    ),
    commands.registerCommand('metavirt.openContainerInBrowser', async (choice) =>
      (await import('./commands/containers/openContainerInBrowser')).openContainerInBrowser(session, choice),
    ),
    commands.registerCommand('metavirt.stopContainer', async (choice) =>
      (await import('./commands/containers/stopContainer')).stopContainer(session, choice),
    ),
    commands.registerCommand('metavirt.removeContainer', async (choice) =>
      (await import('./commands/containers/removeContainer')).removeContainer(session, choice),
    ),
    commands.registerCommand('metavirt.openImage', async (choice) =>
      (await import('./commands/openImage')).openImage(session, choice),
    ),
    commands.registerCommand('metavirt.openImageFile', async (choice) =>
      (await import('./commands/openImageFile')).openImageFile(session, choice),
    ),
    commands.registerCommand('metavirt.compareImageFile', async (choice) =>
      (await import('./commands/compareImageFile')).compareImageFile(session, choice),
    ),
    commands.registerCommand('metavirt.previewImage', async (choice) =>
      (await import('./commands/previewImage')).previewImage(session, choice),
    ),
    commands.registerCommand('metavirt.compareImages', async (choice) =>
      (await import('./commands/compareImages')).compareImages(session, choice),
    ),
    commands.registerCommand('metavirt.compareImageWithRecipe', async (choice) =>
      (await import('./commands/compareImages')).compareImageWithRecipe(session, choice),
    ),
    commands.registerCommand('metavirt.openImageRecipe', async (choice) =>
      (await import('./commands/openImageRecipe')).openImageRecipe(session, choice),
    ),
    commands.registerCommand('metavirt.copyImageDigest', async (choice) =>
      (await import('./commands/copyImageDigest')).copyImageDigest(choice),
    ),
    commands.registerCommand('metavirt.revealImage', async (choice) =>
      (await import('./commands/revealImage')).revealImage(choice),
    ),
    commands.registerCommand('metavirt.refreshImages', () => session.images.refresh()),
    commands.registerCommand('metavirt.refreshContainers', () => session.containers.refresh()),
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
    commands.registerCommand('metavirt.showToolchain', async () =>
      (await import('./commands/showToolchain')).showToolchain(session),
    ),
    commands.registerCommand('metavirt.copyReport', copyReport),
    commands.registerCommand('metavirt.showOutput', () => session.output.show()),
    commands.registerCommand('metavirt.restartServer', () => session.server.restart()),
  ];
}
