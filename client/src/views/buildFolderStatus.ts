/** The status bar item that shows the build folder and its machine; a click picks another. */
import { basename } from 'node:path';
import { Disposable, MarkdownString, StatusBarAlignment, type StatusBarItem, window, workspace } from 'vscode';
import { type StatusResult, statusRequest } from '../protocol';
import type { Session } from '../session';

export function showBuildFolderStatus(session: Session): Disposable {
  const item = window.createStatusBarItem('metavirt.buildFolder', StatusBarAlignment.Left, 1);
  item.name = 'Yocto Build Folder';
  item.command = 'metavirt.selectBuildFolder';
  let newest = 0;

  async function update(): Promise<void> {
    const turn = ++newest;
    const folder = session.buildFolder.current();
    show(item, folder, undefined);
    if (folder === undefined) return;
    const status = await session.server.request<StatusResult>(statusRequest, { buildFolder: folder });
    if (turn === newest) show(item, folder, status?.machine ?? undefined);
  }

  void update();
  item.show();
  const subscriptions = [
    session.buildFolder.onDidChange(() => void update()),
    // MACHINE is set in local.conf, and often in files that it requires.
    workspace.onDidSaveTextDocument(({ fileName }) => {
      if (fileName.endsWith('.conf')) void update();
    }),
  ];
  return Disposable.from(item, ...subscriptions);
}

function show(item: StatusBarItem, folder: string | undefined, machine: string | undefined): void {
  if (folder === undefined) {
    item.text = '$(package) No build folder';
    item.tooltip =
      'No build folder is chosen. Editing works without; building and deploying need one. Click to choose it.';
    return;
  }
  const name = basename(folder);
  item.text = machine === undefined ? `$(package) ${name}` : `$(package) ${name} · ${machine}`;
  const tooltip = new MarkdownString();
  tooltip.appendText(`Build folder: ${folder}`);
  tooltip.appendMarkdown('\n\n');
  tooltip.appendText(machine === undefined ? 'Machine: not known' : `Machine: ${machine}`);
  tooltip.appendMarkdown('\n\nClick to choose another build folder.');
  item.tooltip = tooltip;
}
