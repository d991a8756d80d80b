/** Paths of layers and folders, compared. */
import { normalize, sep } from 'node:path';

/** Whether a path is the folder, or in it. */
export function isBelow(path: string, folder: string): boolean {
  const [inner, outer] = [withoutEnd(path), withoutEnd(folder)];
  return inner === outer || inner.startsWith(`${outer}${sep}`);
}

/** As an editor writes it: BBLAYERS may go up again with `..`, and end in a slash. */
export function isSamePath(first: string, second: string): boolean {
  return withoutEnd(first) === withoutEnd(second);
}

function withoutEnd(path: string): string {
  const normal = normalize(path);
  return normal.endsWith(sep) ? normal.slice(0, -1) : normal;
}
