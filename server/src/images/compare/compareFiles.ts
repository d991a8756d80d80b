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
  const comparison = new Comparison();
  yield* comparison.folders(left, right, '');
  const { addedCount, removedCount, changedCount, changes } = comparison;
  return { addedCount, removedCount, changedCount, changes };
}

class Comparison implements ComparedFiles {
  addedCount = 0;
  removedCount = 0;
  changedCount = 0;
  readonly changes: ComparedFile[] = [];
  private visited = 0;

  *folders(left: FileNode | undefined, right: FileNode | undefined, path: string): SlicedWork<void> {
    if (this.visited++ % 256 === 0) yield;
    const names = new Set([...(left?.children?.keys() ?? []), ...(right?.children?.keys() ?? [])]);
    for (const name of [...names].sort()) {
      const [one, other] = [left?.children?.get(name), right?.children?.get(name)];
      const at = joinPath(path, name);
      this.compare(one, other, at);
      if (one?.children || other?.children) yield* this.folders(one, other, at);
    }
  }

  private compare(left: FileNode | undefined, right: FileNode | undefined, path: string): void {
    const differences = left && right ? differencesOf(left.entry, right.entry) : [];
    if (left && right && differences.length === 0) return;
    if (!left) this.addedCount++;
    else if (!right) this.removedCount++;
    else this.changedCount++;
    if (this.changes.length >= mostListed) return;
    const shown = (node: FileNode | undefined) => (node ? imageFile(path, node, 0) : null);
    this.changes.push({ path, left: shown(left), right: shown(right), differences });
  }
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
