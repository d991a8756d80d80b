/** The commands of the extension; the code of each is loaded when it is first run. */
import { commands, type Disposable } from 'vscode';
import type { Session } from './session';
import { copyReport } from './views/reportDocuments';

export function registerCommands(session: Session): readonly Disposable[] {
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
