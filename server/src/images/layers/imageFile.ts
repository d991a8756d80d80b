/** A file of an image as it is told of: plain data, with its path. */
import { type FileChange, type FileNode, type ImageFileKind, isFolderNode } from './fileTree';

export interface ImageFile {
  readonly path: string;
  readonly kind: ImageFileKind;
  /** Of a folder: of all files below. */
  readonly sizeBytes: number;
  /** Files below a folder; 1 for anything else. */
  readonly fileCount: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly hasCapabilities: boolean;
  /** Seconds since 1970; null for a folder that no entry names. */
  readonly modified: number | null;
  readonly target: string | null;
  /** The layer that it comes from, counted from 0. */
  readonly layer: number;
  readonly change: FileChange;
  readonly hasEntries: boolean;
}

/** `layer` counts where no entry tells which one it is from. */
export function imageFile(path: string, node: FileNode, layer: number, change: FileChange = node.change): ImageFile {
  const { entry } = node;
  return {
    path,
    kind: entry?.kind ?? 'folder',
    sizeBytes: node.sizeBytes,
    fileCount: node.fileCount,
    // Of what makes the folder on its own account.
    mode: entry?.mode ?? 0o755,
    uid: entry?.uid ?? 0,
    gid: entry?.gid ?? 0,
    hasCapabilities: entry?.hasCapabilities ?? false,
    modified: entry?.modified ?? null,
    target: entry?.target ?? null,
    layer: entry?.layer ?? layer,
    change,
    hasEntries: isFolderNode(node) && ((node.children?.size ?? 0) > 0 || (node.deleted?.size ?? 0) > 0),
  };
}
