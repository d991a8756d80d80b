/** Which build folder the user works with: the setting, else the one picked in this workspace, else the only one there is. */
import { isAbsolute, join } from 'node:path';
import { type Event, EventEmitter, type ExtensionContext, workspace } from 'vscode';
import { readSettings } from './settings';
import { findBuildFolders } from './toolchain/bitbake/buildFolders';

export interface BuildFolderChoice {
  /** The folder's path, or undefined if none is chosen and there are none or several. */
  readonly current: () => string | undefined;
  readonly onDidChange: Event<string | undefined>;
  /** Remembers the user's choice for this workspace. */
  choose(folder: string): Promise<void>;
  /** The build folders in and beside the workspace. */
  find(): Promise<readonly string[]>;
  /** Takes the only build folder where nothing was chosen. */
  adoptTheOnlyOne(): Promise<void>;
}

const chosenKey = 'metavirt.buildFolder';

export function createBuildFolderChoice(context: ExtensionContext): BuildFolderChoice {
  const changed = new EventEmitter<string | undefined>();
  let only: string | undefined;
  const current = () => fromSetting() ?? context.workspaceState.get<string>(chosenKey) ?? only;
  const find = () => findBuildFolders(localWorkspaceFolders());

  context.subscriptions.push(
    changed,
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('metavirt.buildFolder')) changed.fire(current());
    }),
  );
  return {
    current,
    onDidChange: changed.event,
    find,
    async choose(folder) {
      await context.workspaceState.update(chosenKey, folder);
      changed.fire(current());
    },
    async adoptTheOnlyOne() {
      if (current() !== undefined) return;
      const found = await find();
      if (found.length !== 1) return;
      only = found[0];
      changed.fire(current());
    },
  };
}

/** The setting may be relative to the first workspace folder. */
function fromSetting(): string | undefined {
  const { buildFolder } = readSettings();
  if (buildFolder === '') return undefined;
  const [first] = localWorkspaceFolders();
  return isAbsolute(buildFolder) || first === undefined ? buildFolder : join(first, buildFolder);
}

function localWorkspaceFolders(): readonly string[] {
  const folders = workspace.workspaceFolders ?? [];
  return folders.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
}
