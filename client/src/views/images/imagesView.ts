/** The two views of images: the recipes with what is built of each, and the deploy folder as it is. */
import { commands, Disposable, EventEmitter, type TreeDataProvider, type TreeItem, window } from 'vscode';
import { childrenOf, groupNodes, type ImageNode, machineNodes } from '../../images/imageNodes';
import { type LayoutImage, readLayoutImages } from '../../toolchain/images/ociLayout';
import type { KnownImages, WatchedInventory } from './imageInventory';
import { itemOf } from './imageItems';

/** Named in package.json, as are the states of each: what an empty view says depends on them. */
interface ImagesView {
  readonly id: string;
  readonly stateKey: string;
  readonly stateOf: (known: KnownImages) => string;
  readonly rowsOf: (known: KnownImages) => readonly ImageNode[];
}

const imagesView: ImagesView = {
  id: 'metavirt.images',
  stateKey: 'metavirt.images.state',
  stateOf: ({ layerCount, recipes }) => (recipes.length > 0 ? 'filled' : layerCount === 0 ? 'noLayers' : 'noRecipes'),
  rowsOf: groupNodes,
};

const deployFolderView: ImagesView = {
  id: 'metavirt.deployFolder',
  stateKey: 'metavirt.deployFolder.state',
  stateOf: ({ buildFolder, images }) =>
    images.length > 0 ? 'filled' : buildFolder === undefined ? 'noBuildFolder' : 'nothingBuilt',
  rowsOf: machineNodes,
};

export function registerImagesViews(inventory: WatchedInventory): Disposable {
  return Disposable.from(...[imagesView, deployFolderView].map((view) => registerView(view, inventory)));
}

function registerView(view: ImagesView, inventory: WatchedInventory): Disposable {
  const changed = new EventEmitter<void>();
  const contained = createContainedImages();

  async function rows(): Promise<readonly ImageNode[]> {
    const known = await inventory.current();
    await commands.executeCommand('setContext', view.stateKey, view.stateOf(known));
    return view.rowsOf(known);
  }

  const provider: TreeDataProvider<ImageNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => [...(node ? childrenOf(node) : await rows())],
    getTreeItem: async (node): Promise<TreeItem> =>
      itemOf(node, node.kind === 'image' ? await contained(node.layout, node.deployed.modifiedMs) : []),
  };
  const tree = window.createTreeView(view.id, { treeDataProvider: provider, showCollapseAll: true });
  return Disposable.from(
    changed,
    tree,
    inventory.onDidChange(() => changed.fire()),
    // How long ago things were built is told anew.
    tree.onDidChangeVisibility(({ visible }) => visible && changed.fire()),
  );
}

const mostRemembered = 5000;

/** Reads what a layout holds, and remembers it: a row is described again whenever the tree is drawn. */
function createContainedImages(): (layout: string, modifiedMs: number) => Promise<readonly LayoutImage[]> {
  const remembered = new Map<string, Promise<readonly LayoutImage[]>>();
  return (layout, modifiedMs) => {
    const key = `${modifiedMs} ${layout}`;
    const known = remembered.get(key);
    if (known) return known;
    if (remembered.size >= mostRemembered) remembered.clear();
    const read = readLayoutImages(layout);
    remembered.set(key, read);
    return read;
  };
}
