/** What differs between the files that containers of two images see. */
import type { SlicedWork } from '../../base/pacer';
import { type FileEntry, type FileNode, joinPath } from '../layers/fileTree';
import { type ImageFile, imageFile } from '../layers/imageFile';
import { mostListed } from '../limits';

export interface ComparedFiles {
  readonly addedCount: number;
  readonly removedCount: number;
  readonly changedCount: number;
  /** In the order of their paths. */
  readonly changes: readonly ComparedFile[];
}

export interface ComparedFile {
  readonly path: string;
  /** Null where the side has no such file. */
  readonly left: ImageFile | null;
  readonly right: ImageFile | null;
  /** What differs of a file that both have; the time alone is no difference. */
  readonly differences: readonly FileDifference[];
}

export type FileDifference = 'kind' | 'size' | 'content' | 'mode' | 'owner' | 'target';

/** The trees must have been read with digests of the files. */
export function* compareFiles(left: FileNode, right: FileNode): SlicedWork<ComparedFiles> {
  const found: FoundDifference[] = [];
  const waiting: NodePair[] = [{ left, right, path: '' }];
  let visited = 0;
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    for (const pair of pairsIn(folder)) {
      if (++visited % 256 === 0) yield;
      const differences = pair.left && pair.right ? differencesOf(pair.left.entry, pair.right.entry) : [];
      if (!pair.left || !pair.right || differences.length > 0) found.push({ ...pair, differences });
      if (pair.left?.children || pair.right?.children) waiting.push(pair);
    }
  }
  found.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    addedCount: found.filter((each) => !each.left).length,
    removedCount: found.filter((each) => !each.right).length,
    changedCount: found.filter((each) => each.left && each.right).length,
    changes: found.slice(0, mostListed).map(comparedFile),
  };
}

interface NodePair {
  readonly left: FileNode | undefined;
  readonly right: FileNode | undefined;
  readonly path: string;
}

interface FoundDifference extends NodePair {
  readonly differences: readonly FileDifference[];
}

function* pairsIn({ left, right, path }: NodePair): Generator<NodePair> {
  for (const [name, child] of left?.children ?? []) {
    yield { left: child, right: right?.children?.get(name), path: joinPath(path, name) };
  }
  for (const [name, child] of right?.children ?? []) {
    if (!left?.children?.has(name)) yield { left: undefined, right: child, path: joinPath(path, name) };
  }
}

function comparedFile({ left, right, path, differences }: FoundDifference): ComparedFile {
  const shown = (node: FileNode | undefined) => (node ? imageFile(path, node, 0) : null);
  return { path, left: shown(left), right: shown(right), differences };
}

/** A folder that no entry names is whatever the other side makes of it. */
function differencesOf(left: FileEntry | undefined, right: FileEntry | undefined): readonly FileDifference[] {
  if (!left || !right) return (left ?? right)?.kind === 'folder' || left === right ? [] : ['kind'];
  if (left.kind !== right.kind) return ['kind'];
  const differences: FileDifference[] = [];
  if (left.sizeBytes !== right.sizeBytes) differences.push('size');
  else if (left.contentDigest !== right.contentDigest) differences.push('content');
  // The permissions of a symbolic link mean nothing.
  if (left.mode !== right.mode && left.kind !== 'symlink') differences.push('mode');
  if (left.uid !== right.uid || left.gid !== right.gid) differences.push('owner');
  if (left.target !== right.target) differences.push('target');
  return differences;
}
