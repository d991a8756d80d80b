/** The entries of a folder, and the files whose path holds a text, in one layer or in what a container sees. */
import type { SlicedWork } from '../../base/pacer';
import { mostListed } from '../limits';
import { type FileNode, filesBelow, joinPath, nodeAt } from './fileTree';
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
  const entries = entriesOf(node, folder, layer).sort(order === 'size' ? bySize : byName);
  return { kind: 'folder', entries: page(entries, start, count), totalCount: entries.length };
}

/** All files of one layer, or of what a container sees, by path; undefined where there is no such layer. */
export function allFiles(trees: ImageTrees, layer: number | null): readonly ImageFile[] | undefined {
  const root = treeOf(trees, layer);
  if (!root) return undefined;
  const folders = [['', root] as const, ...filesBelow(root)];
  return folders.flatMap(([path, node]) => entriesOf(node, path, layer)).sort(byPath);
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
  const found: ImageFile[] = [];
  let totalCount = 0;
  let visited = 0;
  for (const [path, node] of filesBelow(root)) {
    if (++visited % 256 === 0) yield;
    if (!path.toLowerCase().includes(wanted)) continue;
    totalCount++;
    if (found.length < mostListed) found.push(shown(path, node, layer));
  }
  return { kind: 'folder', entries: page(found.sort(byPath), 0, count), totalCount };
}

function treeOf({ layers, whole }: ImageTrees, layer: number | null): FileNode | undefined {
  return layer === null ? whole : layers[layer];
}

function entriesOf(node: FileNode, folder: string, layer: number | null): ImageFile[] {
  const entries = [...(node.children ?? [])].map(([name, child]) => shown(joinPath(folder, name), child, layer));
  for (const [name, lower] of node.deleted ?? []) {
    // A whiteout of what no lower layer has takes nothing away.
    if (lower) entries.push({ ...imageFile(joinPath(folder, name), lower, layer ?? 0, 'deleted'), hasEntries: false });
  }
  return entries;
}

function shown(path: string, node: FileNode, layer: number | null): ImageFile {
  return imageFile(path, node, layer ?? 0, layer === null ? 'added' : node.change);
}

function page<Item>(items: readonly Item[], start: number, count: number): readonly Item[] {
  const from = Math.max(0, Math.floor(start));
  return items.slice(from, from + Math.max(0, Math.min(count, mostListed)));
}

function byName(a: ImageFile, b: ImageFile): number {
  return Number(b.kind === 'folder') - Number(a.kind === 'folder') || byPath(a, b);
}

function bySize(a: ImageFile, b: ImageFile): number {
  return b.sizeBytes - a.sizeBytes || byPath(a, b);
}

function byPath(a: ImageFile, b: ImageFile): number {
  return a.path < b.path ? -1 : Number(a.path > b.path);
}
