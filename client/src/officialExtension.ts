/** The Yocto Project's own BitBake extension, which may be installed as well and answers for BitBake in general. */
import { commands, type ExtensionContext, extensions, window } from 'vscode';
import { readSettings } from './settings';

const officialExtensionId = 'yocto-project.yocto-bitbake';
const toldKey = 'metavirt.toldOfOfficialExtension';

/** Whether the server leaves generic BitBake answers out: by the setting, and with `auto` if the other extension gives them. */
export function officialExtensionAnswersForBitBake(): boolean {
  const { besideBitBakeExtension } = readSettings();
  return besideBitBakeExtension === 'auto' ? isInstalled() : besideBitBakeExtension === 'containersOnly';
}

/** Says once, on the first start beside the other extension, who answers what and where that is changed. */
export async function tellOfOfficialExtension(context: ExtensionContext): Promise<void> {
  if (!isInstalled() || context.globalState.get<boolean>(toldKey)) return;
  await context.globalState.update(toldKey, true);
  const change = 'Change';
  const choice = await window.showInformationMessage(
    'The BitBake extension is installed too. It answers for BitBake in general; Meta-Virtualization adds what concerns containers.',
    change,
  );
  if (choice === change) {
    await commands.executeCommand('workbench.action.openSettings', 'metavirt.besideBitBakeExtension');
  }
}

/** Installed and enabled: VS Code does not list a disabled extension. */
function isInstalled(): boolean {
  return extensions.getExtension(officialExtensionId) !== undefined;
}
