/** The versions of a path in the layers of an image: what each does to it, and which one a container sees. */
import { type FileNode, isFolderNode } from '../layers/fileTree';
import type { ImageTrees } from '../layers/imageContents';
import { type ImageFile, imageFile } from '../layers/imageFile';

export interface FileVersions {
  readonly kind: 'versions';
  /** From the bottom up; only layers that have the file or take it away. */
  readonly versions: readonly FileVersion[];
}

export interface FileVersion {
  /** Counted from 0. */
  readonly layer: number;
  /** Null where the layer takes the file away. */
  readonly file: ImageFile | null;
  /** Whether it is what a container sees. */
  readonly isSeen: boolean;
}

export function fileVersions(trees: ImageTrees, path: string): FileVersions {
  const all = trees.layers.flatMap((root, layer): readonly FileVersion[] => {
    const found = inLayer(root, path);
    if (found === 'deleted') return [{ layer, file: null, isSeen: false }];
    return found?.entry ? [{ layer, file: imageFile(path, found, layer), isSeen: false }] : [];
  });
  // Of what no lower layer had, nothing is taken away.
  const first = all.findIndex(({ file }) => file !== null);
  const versions = first < 0 ? [] : all.slice(first);
  const last = versions.at(-1);
  const isSeen = last?.file !== null;
  return { kind: 'versions', versions: versions.map((each) => ({ ...each, isSeen: isSeen && each === last })) };
}

/** The node that the layer has at the path; `deleted` where it takes it away, or a folder above it. */
function inLayer(root: FileNode, path: string): FileNode | 'deleted' | undefined {
  let node = root;
  let isHidden = false;
  for (const name of path.split('/')) {
    isHidden ||= node.isOpaque || node.deleted?.has(name) === true;
    const child = node.children?.get(name);
    if (!child) return isHidden || !isFolderNode(node) ? 'deleted' : undefined;
    isHidden ||= child.change === 'replaced';
    node = child;
  }
  return node;
}
