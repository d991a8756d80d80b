/** The status bar item that shows the build folder; a click picks another. */
import { basename } from 'node:path';
import { Disposable, MarkdownString, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import type { Session } from '../session';

export function showBuildFolderStatus(session: Session): Disposable {
  const item = window.createStatusBarItem('metavirt.buildFolder', StatusBarAlignment.Left, 1);
  item.name = 'Yocto Build Folder';
  item.command = 'metavirt.selectBuildFolder';
  show(item, session.buildFolder.current());
  item.show();
  return Disposable.from(
    item,
    session.buildFolder.onDidChange((folder) => show(item, folder)),
  );
}

function show(item: StatusBarItem, folder: string | undefined): void {
  if (folder === undefined) {
    item.text = '$(package) No build folder';
    item.tooltip =
      'No build folder is chosen. Editing works without; building and deploying need one. Click to choose it.';
    return;
  }
  item.text = `$(package) ${basename(folder)}`;
  const tooltip = new MarkdownString();
  tooltip.appendText(`Build folder: ${folder}`);
  tooltip.appendMarkdown('\n\nClick to choose another build folder.');
  item.tooltip = tooltip;
}
