/** The entries of a folder, and the files whose path holds a text, in one layer or in what a container sees. */
import type { SlicedWork } from '../../base/pacer';
import { mostListed } from '../limits';
import { type FileNode, filesBelow, isFolderNode, joinPath, nodeAt } from './fileTree';
import type { ImageTrees } from './imageContents';
import { type ImageFile, imageFile } from './imageFile';

export interface FolderListing {
  readonly kind: 'folder';
  readonly entries: readonly ImageFile[];
  readonly totalCount: number;
}

export interface ListingRequest {
  /** Counted from 0; null for what a container sees. */
  readonly layer: number | null;
  /** Empty for the root. */
  readonly folder: string;
  readonly order: 'name' | 'size';
  readonly start: number;
  readonly count: number;
}

/** Undefined where there is no such layer or folder. Folders come first when they are in the order of names. */
export function folderListing(trees: ImageTrees, request: ListingRequest): FolderListing | undefined {
  const { layer, folder, order, start, count } = request;
  const root = treeOf(trees, layer);
  const node = root && nodeAt(root, folder);
  if (!node) return undefined;
  const entries = entriesOf(node, folder).sort(order === 'size' ? bySize : byName);
  const page = entries.slice(Math.max(0, start), Math.max(0, start) + pageLength(count));
  return { kind: 'folder', entries: page.map((entry) => shown(entry, layer)), totalCount: entries.length };
}

/** All files of one layer, or of what a container sees, by path; undefined where there is no such layer. */
export function allFiles(trees: ImageTrees, layer: number | null): readonly ImageFile[] | undefined {
  const root = treeOf(trees, layer);
  if (!root) return undefined;
  const folders = [['', root] as const, ...filesBelow(root)];
  const entries = folders.flatMap(([path, node]) => entriesOf(node, path)).sort(byPath);
  return entries.map((entry) => shown(entry, layer));
}

export interface SearchRequest {
  readonly layer: number | null;
  /** Wherever in the path; upper and lower case are one. */
  readonly text: string;
  readonly count: number;
}

/** By path; undefined where there is no such layer. */
export function* fileSearch(trees: ImageTrees, request: SearchRequest): SlicedWork<FolderListing | undefined> {
  const { layer, text, count } = request;
  const root = treeOf(trees, layer);
  if (!root) return undefined;
  const wanted = text.toLowerCase();
  const found: ListedNode[] = [];
  let totalCount = 0;
  let visited = 0;
  for (const [path, node] of filesBelow(root)) {
    if (++visited % 256 === 0) yield;
    if (!path.toLowerCase().includes(wanted)) continue;
    totalCount++;
    if (found.length < mostListed) found.push({ path, node, isDeleted: false });
  }
  const entries = found.sort(byPath).slice(0, pageLength(count));
  return { kind: 'folder', entries: entries.map((entry) => shown(entry, layer)), totalCount };
}

function treeOf({ layers, whole }: ImageTrees, layer: number | null): FileNode | undefined {
  return layer === null ? whole : layers[layer];
}

/** A folder may have hundreds of thousands: they are sorted as they are, and told of when they are on the page. */
interface ListedNode {
  readonly path: string;
  readonly node: FileNode;
  readonly isDeleted: boolean;
}

function entriesOf(folder: FileNode, folderPath: string): ListedNode[] {
  const listed = ([name, node]: readonly [string, FileNode | undefined], isDeleted: boolean): readonly ListedNode[] =>
    node ? [{ path: joinPath(folderPath, name), node, isDeleted }] : [];
  return [
    ...[...(folder.children ?? [])].flatMap((child) => listed(child, false)),
    // A whiteout of what no lower layer has takes nothing away, and what the layer has itself is replaced.
    ...[...(folder.deleted ?? [])].flatMap((lower) => (folder.children?.has(lower[0]) ? [] : listed(lower, true))),
  ];
}

function shown({ path, node, isDeleted }: ListedNode, layer: number | null): ImageFile {
  if (isDeleted) return { ...imageFile(path, node, layer ?? 0, 'deleted'), hasEntries: false };
  return imageFile(path, node, layer ?? 0, layer === null ? 'added' : node.change);
}

function pageLength(count: number): number {
  return Math.max(0, Math.min(count, mostListed));
}

function byName(a: ListedNode, b: ListedNode): number {
  return Number(isFolderNode(b.node)) - Number(isFolderNode(a.node)) || byPath(a, b);
}

function bySize(a: ListedNode, b: ListedNode): number {
  return b.node.sizeBytes - a.node.sizeBytes || byPath(a, b);
}

function byPath(a: ListedNode, b: ListedNode): number {
  return a.path < b.path ? -1 : Number(a.path > b.path);
}
