/** The files of one layer, or of what a container sees of all layers. */

export type ImageFileKind = 'file' | 'folder' | 'symlink' | 'hardlink' | 'characterDevice' | 'blockDevice' | 'fifo';

/** One entry of a layer. */
export interface FileEntry {
  readonly kind: ImageFileKind;
  readonly sizeBytes: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly hasCapabilities: boolean;
  /** Seconds since 1970. */
  readonly modified: number;
  /** Of links, as written. */
  readonly target: string | null;
  /** Of a regular file's bytes; null where it was not asked for. */
  readonly contentDigest: string | null;
  /** Where the bytes of a regular file begin in the uncompressed tar of its layer; null where they do not lie there in one piece. */
  readonly dataStart: number | null;
  /** The layer that it is in, counted from 0. */
  readonly layer: number;
}

export type FileChange = 'added' | 'replaced' | 'deleted' | 'existing';

/** A node is made for each entry, and for folders on the way to one that have none of their own. */
export interface FileNode {
  entry: FileEntry | undefined;
  children: Map<string, FileNode> | undefined;
  /** Of a layer: what it takes away of the folder's lower entries, and what that was, where there was anything. */
  deleted: Map<string, FileNode | undefined> | undefined;
  /** Of a layer: whether nothing of the folder's lower entries is left. */
  isOpaque: boolean;
  change: FileChange;
  /** Of all files below, or of the file itself; known once the tree is whole. */
  sizeBytes: number;
  fileCount: number;
}

export function fileNode(entry?: FileEntry): FileNode {
  return {
    entry,
    children: undefined,
    deleted: undefined,
    isOpaque: false,
    change: 'added',
    sizeBytes: 0,
    fileCount: 0,
  };
}

export function isFolderNode({ entry }: FileNode): boolean {
  return entry === undefined || entry.kind === 'folder';
}

/** The node at a path from the root: `usr/bin`; the root for an empty one. */
export function nodeAt(root: FileNode, path: string): FileNode | undefined {
  let node: FileNode | undefined = root;
  if (path === '') return node;
  for (const name of path.split('/')) node = node?.children?.get(name);
  return node;
}

export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** All that is below a root with its path, folders before what is in them. */
export function* filesBelow(root: FileNode): Generator<readonly [path: string, node: FileNode]> {
  const waiting: (readonly [string, FileNode])[] = [['', root]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [folder, { children }] = next;
    for (const [name, child] of children ?? []) {
      const entry = [joinPath(folder, name), child] as const;
      yield entry;
      if (child.children) waiting.push(entry);
    }
  }
}
