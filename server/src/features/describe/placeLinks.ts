/** Links from Markdown to places in files. */
import { baseName, normalized } from '../../project/paths';
import type { Place, Snapshot } from '../../project/snapshot';

/** `recipes-x/y/z.bb:12`, as a link that editors open at the line. */
export function placeLink(snapshot: Snapshot, { path, line }: Pick<Place, 'path' | 'line'>): string {
  return `[${escaped(shortPath(snapshot, path))}:${line + 1}](${fileAddress(path)}#L${line + 1})`;
}

/** `image-oci.bbclass:92`, with the line counted from 1. */
export function shortPlaceLink({ path, line }: { readonly path: string; readonly line: number }): string {
  return `[${escaped(baseName(path))}:${line}](${fileAddress(normalized(path))}#L${line})`;
}

export function fileLink(snapshot: Snapshot, path: string): string {
  return `[${escaped(shortPath(snapshot, path))}](${fileAddress(path)})`;
}

/** The path from the folder of its layer on, with the layer's name in front; the whole path outside of layers. */
function shortPath(snapshot: Snapshot, path: string): string {
  const root = snapshot.layerOf(path)?.root;
  if (root === undefined || !path.startsWith(`${root}/`)) return path;
  return `${root.slice(root.lastIndexOf('/') + 1)}${path.slice(root.length)}`;
}

function fileAddress(path: string): string {
  const rooted = path.startsWith('/') ? path : `/${path}`;
  return `file://${rooted.split('/').map(encodedPart).join('/')}`;
}

/** A bracket in the address would end the link before its time. */
function encodedPart(part: string): string {
  return encodeURIComponent(part).replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`);
}

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>]/g, '\\$&');
}
