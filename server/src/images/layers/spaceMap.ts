/** What takes the space in a folder, as a tree that a picture can be drawn of: the largest folders opened, what is too small to be seen put together. */
import type { SlicedWork } from '../../base/pacer';
import { type FileNode, filesBelow, isFolderNode, joinPath, nodeAt } from './fileTree';
import type { ImageTrees } from './imageContents';

export interface SpaceMap {
  readonly kind: 'space';
  readonly root: SpaceNode;
}

export interface SpaceNode {
  /** `others` are the entries of a folder that are too small to be told of one by one; their path is the folder's. */
  readonly kind: 'file' | 'folder' | 'others';
  readonly path: string;
  readonly sizeBytes: number;
  readonly fileCount: number;
  /** The layer that most of the bytes are from, counted from 0. */
  readonly layer: number;
  /** Largest first; none for a folder that is not opened. */
  readonly children: readonly SpaceNode[];
}

/** A picture of a million pixels has rectangles of a thousand then, too small for a name. */
const smallestShare = 1 / 1000;
const mostChildren = 60;
const mostNodes = 600;

/** A folder that is no larger than a few of the smallest rectangles is one itself. */
const smallestOpened = 4;

/** A node while it is made. */
interface Opening {
  readonly kind: SpaceNode['kind'];
  readonly path: string;
  /** The one that it stands for, or all the others of a folder. */
  readonly nodes: readonly FileNode[];
  readonly sizeBytes: number;
  readonly fileCount: number;
  children: readonly Opening[];
}

/** Undefined where there is no such folder in what a container sees. */
export function* spaceMap({ whole }: ImageTrees, folder: string): SlicedWork<SpaceMap | undefined> {
  const node = nodeAt(whole, folder);
  if (!node || !isFolderNode(node)) return undefined;
  const root = opening('folder', folder, [node]);
  const smallestBytes = root.sizeBytes * smallestShare;
  const waiting = [root];
  let nodeCount = 1;
  while (waiting.length > 0 && nodeCount < mostNodes) {
    waiting.sort((a, b) => a.sizeBytes - b.sizeBytes);
    const largest = waiting.pop();
    if (!largest || (largest !== root && largest.sizeBytes < smallestBytes * smallestOpened)) break;
    largest.children = yield* childrenOf(largest, smallestBytes);
    nodeCount += largest.children.length;
    waiting.push(...largest.children.filter(({ kind }) => kind === 'folder'));
  }
  return { kind: 'space', root: (yield* shown(root)).node };
}

function opening(kind: SpaceNode['kind'], path: string, nodes: readonly FileNode[]): Opening {
  const sizeBytes = nodes.reduce((sum, node) => sum + node.sizeBytes, 0);
  const fileCount = nodes.reduce((sum, node) => sum + node.fileCount, 0);
  return { kind, path, nodes, sizeBytes, fileCount, children: [] };
}

function* childrenOf({ nodes, path }: Opening, smallestBytes: number): SlicedWork<readonly Opening[]> {
  const large: Opening[] = [];
  const small: FileNode[] = [];
  let visited = 0;
  for (const [name, child] of nodes[0]?.children ?? []) {
    if (++visited % 256 === 0) yield;
    if (child.sizeBytes === 0) continue;
    if (child.sizeBytes < smallestBytes) small.push(child);
    else large.push(opening(isFolderNode(child) ? 'folder' : 'file', joinPath(path, name), [child]));
  }
  large.sort(bySize);
  const left = [...large.splice(mostChildren).flatMap((each) => each.nodes), ...small];
  return left.length === 0 ? large : [...large, opening('others', path, left)];
}

function bySize(a: Opening, b: Opening): number {
  return b.sizeBytes - a.sizeBytes || (a.path < b.path ? -1 : 1);
}

interface ShownNode {
  readonly node: SpaceNode;
  readonly bytesOfLayers: ReadonlyMap<number, number>;
}

function* shown({ kind, path, nodes, sizeBytes, fileCount, children: opened }: Opening): SlicedWork<ShownNode> {
  const bytesOfLayers = new Map<number, number>();
  const add = (layer: number, bytes: number) => bytesOfLayers.set(layer, (bytesOfLayers.get(layer) ?? 0) + bytes);
  const children: SpaceNode[] = [];
  for (const child of opened) {
    const made = yield* shown(child);
    children.push(made.node);
    for (const [layer, bytes] of made.bytesOfLayers) add(layer, bytes);
  }
  if (opened.length === 0) {
    let visited = 0;
    for (const node of nodes) {
      for (const { entry } of withNodesBelow(node)) {
        if (++visited % 256 === 0) yield;
        if (entry?.kind === 'file') add(entry.layer, entry.sizeBytes);
      }
    }
  }
  const [heaviest] = [...bytesOfLayers].sort(([, a], [, b]) => b - a);
  const layer = heaviest?.[0] ?? nodes[0]?.entry?.layer ?? 0;
  return { node: { kind, path, sizeBytes, fileCount, layer, children }, bytesOfLayers };
}

function* withNodesBelow(node: FileNode): Generator<FileNode> {
  yield node;
  for (const [, below] of filesBelow(node)) yield below;
}
