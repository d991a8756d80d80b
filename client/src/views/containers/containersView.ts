/** The view of the containers that were started here. Engines are asked while it is shown, and in a trusted workspace only. */
import {
  Disposable,
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  window,
  workspace,
} from 'vscode';
import { containerDescription } from '../../toolchain/run/containerDescription';
import type { Container } from '../../toolchain/run/containers';

/** A row is what commands in its menu get as their argument. */
export interface ContainerRow {
  readonly container: Container;
}

export interface ContainersView extends Disposable {
  /** Asks the engines anew if the view is shown: after a container was started, stopped or removed. */
  refresh(): void;
}

/** Containers end by themselves. */
const lookAgainMs = 5000;

/** `list` gives ours of all engines that answer. */
export function showContainersView(list: () => Promise<readonly Container[]>): ContainersView {
  const changed = new EventEmitter<void>();
  let shown = '';
  let timer: NodeJS.Timeout | undefined;

  const provider: TreeDataProvider<ContainerRow> = {
    onDidChangeTreeData: changed.event,
    async getChildren() {
      if (!workspace.isTrusted) return [];
      const containers = await list();
      shown = JSON.stringify(containers);
      return containers.map((container) => ({ container }));
    },
    getTreeItem: itemOf,
  };
  const tree = window.createTreeView('metavirt.containers', { treeDataProvider: provider });

  async function lookAgain(): Promise<void> {
    if (tree.visible && workspace.isTrusted && JSON.stringify(await list()) !== shown) changed.fire();
    watch();
  }

  function watch(): void {
    clearTimeout(timer);
    if (tree.visible) timer = setTimeout(() => void lookAgain(), lookAgainMs);
  }

  const subscriptions = Disposable.from(
    changed,
    tree,
    tree.onDidChangeVisibility(({ visible }) => {
      if (visible) changed.fire();
      watch();
    }),
    workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    new Disposable(() => clearTimeout(timer)),
  );
  return { refresh: () => changed.fire(), dispose: () => subscriptions.dispose() };
}

function itemOf({ container }: ContainerRow): TreeItem {
  const item = new TreeItem(container.name);
  const isRunning = container.state === 'running';
  item.id = `${container.engine} ${container.id}`;
  item.description = containerDescription(container);
  item.contextValue = [
    'container',
    isRunning ? 'running' : 'ended',
    ...(container.ports.some(({ containerPort }) => containerPort.endsWith('/tcp')) ? ['web'] : []),
  ].join(' ');
  const color = isRunning ? 'testing.iconPassed' : hasFailed(container) ? 'testing.iconFailed' : undefined;
  item.iconPath = new ThemeIcon(isRunning ? 'vm-running' : 'vm-outline', color ? new ThemeColor(color) : undefined);
  const tooltip = new MarkdownString();
  tooltip.appendText(`${container.name}, of the image ${container.imageName}\n\n${containerDescription(container)}`);
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: `${container.name}, ${containerDescription(container)}` };
  return item;
}

/** Above 128 a signal ended it, as it does when it is stopped. */
function hasFailed({ exitCode }: Container): boolean {
  return exitCode > 0 && exitCode <= 128;
}
