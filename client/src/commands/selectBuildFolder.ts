/** `metavirt.selectBuildFolder`: picks the build folder that commands build in and that names the machine. */
import { basename } from 'node:path';
import { type QuickPickItem, type Uri, window } from 'vscode';
import type { Session } from '../session';
import { isBuildFolder } from '../toolchain/bitbake/buildFolders';

export interface SelectBuildFolderArguments {
  /** The folder to take without asking. */
  readonly buildFolder?: string;
}

/** The chosen folder, or undefined if the user left the picker or chose a folder that is none. */
export async function selectBuildFolder(
  session: Session,
  choice?: SelectBuildFolderArguments,
): Promise<string | undefined> {
  const folder = choice?.buildFolder ?? (await pickBuildFolder(await session.buildFolder.find()));
  if (folder === undefined) return undefined;
  if (!(await isBuildFolder(folder))) {
    void window.showErrorMessage(
      `${folder} is not a build folder: it has no conf/bblayers.conf. Sourcing oe-init-build-env makes one.`,
    );
    return undefined;
  }
  await session.buildFolder.choose(folder);
  return folder;
}

async function pickBuildFolder(found: readonly string[]): Promise<string | undefined> {
  const browse: QuickPickItem = { label: '$(folder-opened) Choose a folder…' };
  const items = found.map((folder) => ({ label: basename(folder), description: folder }));
  const picked = await window.showQuickPick([...items, browse], {
    title: 'Build folder',
    placeHolder:
      found.length > 0
        ? 'The folder in which bitbake is run'
        : 'No folder with conf/bblayers.conf was found in or beside the workspace',
  });
  if (picked !== browse) return picked?.description;
  const chosen: readonly Uri[] | undefined = await window.showOpenDialog({
    title: 'Choose the build folder',
    openLabel: 'Use as Build Folder',
    canSelectFolders: true,
    canSelectFiles: false,
  });
  return chosen?.[0]?.fsPath;
}
