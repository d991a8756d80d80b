/** `metavirt.revealImage`: shows where an image stands: in the file manager, or in the Explorer where the files are on another machine. */
import { commands, env, UIKind, Uri, window, workspace } from 'vscode';

export interface RevealImageArguments {
  /** A layout or archive. */
  readonly layout?: string;
  /** Another file of the deploy folder. */
  readonly file?: { readonly path: string };
}

export async function revealImage({ layout, file }: RevealImageArguments): Promise<void> {
  const path = layout ?? file?.path;
  if (path === undefined) return;
  const uri = Uri.file(path);
  const isOnThisMachine = env.uiKind === UIKind.Desktop && (env.remoteName === undefined || env.remoteName === 'wsl');
  if (isOnThisMachine) await commands.executeCommand('revealFileInOS', uri);
  else if (workspace.getWorkspaceFolder(uri)) await commands.executeCommand('revealInExplorer', uri);
  else await offerPath(path);
}

async function offerPath(path: string): Promise<void> {
  const copy = 'Copy Path';
  const choice = await window.showInformationMessage(`${path} is on another machine, outside of the workspace.`, copy);
  if (choice === copy) await env.clipboard.writeText(path);
}
