/** Lays the layers of an image over each other, as a container sees them, and finds out what each hides of those below. */
import type { SlicedWork } from '../../base/pacer';
import { type FileNode, fileNode, filesBelow, isFolderNode, joinPath } from './fileTree';

export interface LayerEffect {
  /** Files of lower layers that it deletes or replaces, and their bytes. */
  hiddenCount: number;
  hiddenBytes: number;
  /** Its own files that higher layers delete or replace, and their bytes. */
  wastedCount: number;
  wastedBytes: number;
}

export interface HiddenVersions {
  /** How many layers have a version of the path that a higher one deletes or replaces, and the bytes of those versions. */
  count: number;
  bytes: number;
}

export interface Overlay {
  readonly root: FileNode;
  /** One for each layer. */
  readonly effects: readonly LayerEffect[];
  /** What was hidden, by path. */
  readonly hidden: ReadonlyMap<string, HiddenVersions>;
}

/** `layers` are the roots of their trees from the bottom up; what they do to lower ones is written into them. */
export function* overlay(layers: readonly FileNode[]): SlicedWork<Overlay> {
  const laying = new Laying(layers.length);
  for (const [index, layer] of layers.entries()) {
    laying.layer = index;
    yield* laying.lay(layer);
  }
  return laying;
}

/** A folder that is in both trees. */
interface SharedFolder {
  readonly lower: FileNode;
  readonly upper: FileNode;
  readonly path: string;
}

class Laying implements Overlay {
  readonly root = fileNode();
  readonly effects: readonly LayerEffect[];
  readonly hidden = new Map<string, HiddenVersions>();
  layer = 0;
  private readonly pause = pauses();

  constructor(layerCount: number) {
    this.effects = Array.from({ length: layerCount }, () => ({
      hiddenCount: 0,
      hiddenBytes: 0,
      wastedCount: 0,
      wastedBytes: 0,
    }));
  }

  *lay(layer: FileNode): SlicedWork<void> {
    const waiting: SharedFolder[] = [{ lower: this.root, upper: layer, path: '' }];
    for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
      const { lower, upper, path } = folder;
      yield* this.delete(folder);
      for (const [name, child] of upper.children ?? []) {
        if (this.pause()) yield;
        const below = lower.children?.get(name);
        const childPath = joinPath(path, name);
        const isKept = below && isFolderNode(below) && isFolderNode(child);
        if (below && !isKept) yield* this.hide(below, childPath);
        const wasDeleted = upper.deleted?.get(name) !== undefined;
        child.change = isKept ? 'existing' : below || wasDeleted ? 'replaced' : 'added';
        const laid = isKept ? below : fileNode();
        laid.entry = child.entry ?? laid.entry;
        if (!isKept) childrenOf(lower).set(name, laid);
        if (isFolderNode(child)) waiting.push({ lower: laid, upper: child, path: childPath });
      }
    }
  }

  /** Whiteouts count for lower layers only, wherever in the layer they stand. */
  private *delete({ lower, upper, path }: SharedFolder): SlicedWork<void> {
    const names = upper.isOpaque ? lower.children?.keys() : upper.deleted?.keys();
    for (const name of [...(names ?? [])]) {
      const child = lower.children?.get(name);
      if (!child) continue;
      upper.deleted ??= new Map();
      upper.deleted.set(name, child);
      yield* this.hide(child, joinPath(path, name));
      yield* sumUp(child);
      lower.children?.delete(name);
    }
  }

  private *hide(node: FileNode, path: string): SlicedWork<void> {
    this.hideFile(node, path);
    for (const [below, child] of filesBelow(node)) {
      if (this.pause()) yield;
      this.hideFile(child, joinPath(path, below));
    }
  }

  private hideFile({ entry }: FileNode, path: string): void {
    const hiding = this.effects[this.layer];
    const wasting = this.effects[entry?.layer ?? -1];
    if (!entry || entry.kind === 'folder' || !hiding || !wasting) return;
    const { sizeBytes } = entry;
    hiding.hiddenCount++;
    hiding.hiddenBytes += sizeBytes;
    wasting.wastedCount++;
    wasting.wastedBytes += sizeBytes;
    const versions = this.hidden.get(path) ?? { count: 0, bytes: 0 };
    this.hidden.set(path, { count: versions.count + 1, bytes: versions.bytes + sizeBytes });
  }
}

function childrenOf(folder: FileNode): Map<string, FileNode> {
  folder.children ??= new Map();
  return folder.children;
}

/** Adds up the sizes of folders. */
export function* sumUp(root: FileNode): SlicedWork<void> {
  const pause = pauses();
  const nodes = [root];
  // Folders stand before what is in them; the list grows while it is gone through.
  for (const { children } of nodes) {
    if (pause()) yield;
    if (children) for (const child of children.values()) nodes.push(child);
  }
  for (const node of nodes.reverse()) {
    if (pause()) yield;
    const isFolder = isFolderNode(node);
    node.sizeBytes = isFolder ? 0 : (node.entry?.sizeBytes ?? 0);
    node.fileCount = isFolder ? 0 : 1;
    for (const child of node.children?.values() ?? []) {
      node.sizeBytes += child.sizeBytes;
      node.fileCount += child.fileCount;
    }
  }
}

/** Whether it is time again to let others have their turn: asking a clock at every node would take longer than the node. */
function pauses(): () => boolean {
  let count = 0;
  return () => ++count % 256 === 0;
}
