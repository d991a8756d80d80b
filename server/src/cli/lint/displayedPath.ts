/** Paths as the program has them, and as the user would write them. */
import { relative, resolve, sep } from 'node:path';

export function absolutePath(path: string): string {
  return resolve(path).replaceAll(sep, '/');
}

/** From a folder (the present one, if none is named) if the file is below it. */
export function displayedPath(path: string, folder = '.'): string {
  const name = relative(folder, path).replaceAll(sep, '/');
  return name.startsWith('../') || name === '' ? path : name;
}
