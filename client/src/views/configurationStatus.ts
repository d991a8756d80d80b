/** The status bar item that shows the machine, distro and multiconfig that recipes are evaluated for; a click picks others. */
import { Disposable, MarkdownString, StatusBarAlignment, type StatusBarItem, window, workspace } from 'vscode';
import type { ConfigurationChoice } from '../configurationChoice';
import { type StatusResult, statusRequest } from '../protocol';
import type { Session } from '../session';

export function showConfigurationStatus(session: Session): Disposable {
  // Right of the build folder's, which has the higher priority.
  const item = window.createStatusBarItem('metavirt.configuration', StatusBarAlignment.Left, 0.9);
  item.name = 'Machine, Distro and Multiconfig';
  item.command = 'metavirt.selectConfiguration';
  let newest = 0;

  async function update(): Promise<void> {
    const turn = ++newest;
    const parameters = { buildFolder: session.buildFolder.current() ?? null };
    const status = await session.server.request<StatusResult>(statusRequest, parameters);
    if (turn === newest) show(item, status, session.configuration.current());
  }

  show(item, undefined, session.configuration.current());
  item.show();
  void update();
  return Disposable.from(
    item,
    session.configuration.onDidChange(() => void update()),
    session.buildFolder.onDidChange(() => void update()),
    // MACHINE is set in local.conf, and often in files that it requires.
    workspace.onDidSaveTextDocument(({ fileName }) => {
      if (fileName.endsWith('.conf')) void update();
    }),
  );
}

function show(item: StatusBarItem, status: StatusResult | undefined, choice: ConfigurationChoice): void {
  const machine = choice.machine ?? status?.machine ?? undefined;
  const distro = choice.distro ?? status?.distro ?? undefined;
  const multiconfig = choice.multiconfig ?? status?.multiconfig ?? undefined;
  const names = [machine, distro, multiconfig].filter((name) => name !== undefined);
  item.text = `$(circuit-board) ${names.length === 0 ? 'No machine' : names.join(' · ')}`;
  const tooltip = new MarkdownString();
  tooltip.appendMarkdown('Values are worked out for\n\n');
  const line = (label: string, name: string | undefined, chosen: string | null, otherwise: string) => {
    const origin = chosen === null ? '' : ' (picked here, whatever the build folder says)';
    tooltip.appendText(`${label}: ${name === undefined ? otherwise : `${name}${origin}`}`).appendMarkdown('\n\n');
  };
  line('Machine', machine, choice.machine, 'not known');
  line('Distro', distro, choice.distro, 'not known');
  line('Multiconfig', multiconfig, choice.multiconfig, 'none');
  tooltip.appendMarkdown('Click to choose others.');
  item.tooltip = tooltip;
}
