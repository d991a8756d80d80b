/** Lays the layers of an image over each other, as a container sees them, and finds out what each hides of those below. */
import type { SlicedWork } from '../../base/pacer';
import { type FileNode, fileNode, isFolderNode, joinPath } from './fileTree';

export interface LayerEffect {
  /** Files of lower layers that it deletes or replaces, and their bytes. */
  hiddenCount: number;
  hiddenBytes: number;
  /** Its own files that higher layers delete or replace, and their bytes. */
  wastedCount: number;
  wastedBytes: number;
}

export interface HiddenVersions {
  /** In how many layers the path has been hidden. */
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
    yield* laying.lay(laying.root, layer, '');
  }
  return laying;
}

const nodesBetweenPauses = 256;

class Laying implements Overlay {
  readonly root = fileNode();
  readonly effects: readonly LayerEffect[];
  readonly hidden = new Map<string, HiddenVersions>();
  layer = 0;
  private visited = 0;

  constructor(layerCount: number) {
    this.effects = Array.from({ length: layerCount }, () => ({
      hiddenCount: 0,
      hiddenBytes: 0,
      wastedCount: 0,
      wastedBytes: 0,
    }));
  }

  /** Whiteouts count for lower layers only, wherever in the layer they stand. */
  *lay(lower: FileNode, upper: FileNode, path: string): SlicedWork<void> {
    if (this.isPause()) yield;
    if (upper.isOpaque) {
      for (const name of lower.children?.keys() ?? []) {
        upper.deleted ??= new Map();
        upper.deleted.set(name, undefined);
      }
    }
    for (const name of upper.deleted?.keys() ?? []) {
      const child = lower.children?.get(name);
      if (!child) continue;
      upper.deleted?.set(name, child);
      yield* this.hide(child, joinPath(path, name));
      yield* sumUp(child);
      lower.children?.delete(name);
    }
    for (const [name, child] of upper.children ?? []) {
      yield* this.put(lower, name, child, joinPath(path, name));
      // What is there again is not deleted.
      if (upper.deleted?.get(name)) child.change = 'replaced';
      upper.deleted?.delete(name);
    }
  }

  private *put(lower: FileNode, name: string, upper: FileNode, path: string): SlicedWork<void> {
    lower.children ??= new Map();
    const below = lower.children.get(name);
    if (below && isFolderNode(below) && isFolderNode(upper)) {
      upper.change = 'existing';
      below.entry = upper.entry ?? below.entry;
      yield* this.lay(below, upper, path);
      return;
    }
    if (below) {
      upper.change = 'replaced';
      yield* this.hide(below, path);
    }
    const node = fileNode(upper.entry);
    lower.children.set(name, node);
    if (isFolderNode(upper)) yield* this.lay(node, upper, path);
  }

  private *hide(node: FileNode, path: string): SlicedWork<void> {
    const { entry } = node;
    if (entry && entry.kind !== 'folder') this.hideFile(entry.sizeBytes, entry.layer, path);
    if (this.isPause()) yield;
    for (const [name, child] of node.children ?? []) yield* this.hide(child, joinPath(path, name));
  }

  /** A pause deep in a tree costs as many steps as it is deep. */
  private isPause(): boolean {
    return this.visited++ % nodesBetweenPauses === 0;
  }

  private hideFile(sizeBytes: number, layer: number, path: string): void {
    const hiding = this.effects[this.layer];
    const wasting = this.effects[layer];
    if (!hiding || !wasting) return;
    hiding.hiddenCount++;
    hiding.hiddenBytes += sizeBytes;
    wasting.wastedCount++;
    wasting.wastedBytes += sizeBytes;
    const versions = this.hidden.get(path) ?? { count: 0, bytes: 0 };
    this.hidden.set(path, { count: versions.count + 1, bytes: versions.bytes + sizeBytes });
  }
}

/** Adds up the sizes of folders. */
export function* sumUp(node: FileNode): SlicedWork<void> {
  const isFolder = isFolderNode(node);
  let sizeBytes = isFolder ? 0 : (node.entry?.sizeBytes ?? 0);
  let fileCount = isFolder ? 0 : 1;
  for (const child of node.children?.values() ?? []) {
    yield* sumUp(child);
    sizeBytes += child.sizeBytes;
    fileCount += child.fileCount;
  }
  if (fileCount >= nodesBetweenPauses) yield;
  node.sizeBytes = sizeBytes;
  node.fileCount = fileCount;
}
