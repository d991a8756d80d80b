/** Where an entry of a layer's tar belongs. */
import { deepestFolder, longestPathBytes } from '../limits';

export type EntryPath =
  | { readonly kind: 'path'; readonly parts: readonly string[]; readonly isAbsolute: boolean }
  /** Why it may not be anywhere, to finish "bin/sh ...". */
  | { readonly kind: 'refused'; readonly why: string };

/** The names on the way, without dots and doubled slashes; none for the root. */
export function entryPath(name: string): EntryPath {
  if (name.length > longestPathBytes) {
    return { kind: 'refused', why: `has a path of more than ${longestPathBytes} bytes` };
  }
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return { kind: 'refused', why: 'leads out of the image with ..' };
  if (parts.length > deepestFolder) return { kind: 'refused', why: `lies more than ${deepestFolder} folders deep` };
  return { kind: 'path', parts, isAbsolute: name.startsWith('/') };
}

/** Whether a symbolic link in a folder leads above the root, to files of the host for whoever unpacks the layer without care. */
export function leadsOut(target: string, folderDepth: number): boolean {
  let depth = target.startsWith('/') ? 0 : folderDepth;
  for (const part of target.split('/')) {
    if (part === '..') depth--;
    else if (part !== '' && part !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}

/** A path as it is told of: hostile ones are long. */
export function shownPath(path: string): string {
  return path.length > 200 ? `${path.slice(0, 199)}…` : path;
}
