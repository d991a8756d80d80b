/** Finds the entry of a file in an image, in the layer that is asked for or in what a container sees, and what links lead to. */
import { ImageError } from '../imageError';
import { shownPath } from '../layers/entryPath';
import { type FileEntry, type FileNode, isFolderNode, nodeAt } from '../layers/fileTree';
import type { ImageTrees } from '../layers/imageContents';

/** As Linux has it (MAXSYMLINKS). */
const mostLinks = 40;

/** The node at a path; `layer` is counted from 0, null for what a container sees. Throws an ImageError that names the path where there is none. */
export function locateFile(trees: ImageTrees, layer: number | null, path: string): FileNode {
  const root = layer === null ? trees.whole : trees.layers[layer];
  if (!root) throw new ImageError(`there is no layer ${(layer ?? 0) + 1}`);
  const node = nodeAt(root, path);
  if (node) return node;
  throw new ImageError(`/${shownPath(path)}: no such file in ${layer === null ? 'the image' : `layer ${layer + 1}`}`);
}

/**
 * The path that a container opens for a path: symbolic links are followed on the way and at the end, from the root of the image and never out of it.
 * Undefined where a link leads to what is not there, or in a circle.
 */
export function followLinks({ whole }: ImageTrees, path: string): string | undefined {
  const waiting = path.split('/').reverse();
  let parts: string[] = [];
  let followed = 0;
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      // Linux has it that the root is its own parent.
      parts.pop();
      continue;
    }
    const node = nodeAt(whole, [...parts, part].join('/'));
    if (!node) return undefined;
    const target = node.entry?.kind === 'symlink' ? node.entry.target : null;
    if (target === null) {
      if (waiting.some(isName) && !isFolderNode(node)) return undefined;
      parts.push(part);
      continue;
    }
    if (++followed > mostLinks) return undefined;
    if (target.startsWith('/')) parts = [];
    waiting.push(...target.split('/').reverse());
  }
  return parts.join('/');
}

function isName(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..';
}

/** The entry whose bytes a hard link shares: in its own layer or, as engines write them, in one below. Undefined where there is none. */
export function linkedEntry({ layers }: ImageTrees, link: FileEntry): FileEntry | undefined {
  let entry: FileEntry | undefined = link;
  for (let followed = 0; entry?.kind === 'hardlink' && followed < mostLinks; followed++) {
    const path = withoutSlashes(entry.target ?? '');
    const above: number = entry.layer;
    const known: FileEntry = entry;
    const candidates = layers.slice(0, above + 1).reverse();
    entry = candidates.map((layer) => nodeAt(layer, path)?.entry).find((each) => each && each !== known);
  }
  return entry?.kind === 'file' ? entry : undefined;
}

function withoutSlashes(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.join('/');
}
