/** Paths as text: absolute, with `/`, without `.` and `..` once they are normalized. */

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The name by which a `.bbclass` is inherited. */
export function classNameOf(path: string): string {
  return baseName(path).replace(/\.bbclass$/, '');
}

/** The folder that holds a file or folder; the root is its own. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

/** A path below a folder, or the second path if it is absolute; `.` and `..` are taken out. */
export function joined(folder: string, path: string): string {
  return normalized(path.startsWith('/') ? path : `${folder}/${path}`);
}

export function normalized(path: string): string {
  if (!/\/\.{0,2}(?:\/|$)/.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const isWindowsDrive = /^[A-Za-z]:/.test(parts[0] ?? '') && !path.startsWith('/');
  return isWindowsDrive ? parts.join('/') : `/${parts.join('/')}`;
}

export function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder) && (path.charCodeAt(folder.length) === 0x2f || folder === '/');
}

/** All folders from one up to the root, the innermost first. */
export function foldersUpwards(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; folderOf(at) !== at; at = folderOf(at)) folders.push(folderOf(at));
  return folders;
}
