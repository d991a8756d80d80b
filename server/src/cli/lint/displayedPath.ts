/** Paths as the program has them, and as the user would write them. */
import { relative, resolve, sep } from 'node:path';

export function absolutePath(path: string): string {
  return resolve(path).replaceAll(sep, '/');
}

/** From the present folder, if the file is below it. */
export function displayedPath(path: string): string {
  const name = relative('.', path).replaceAll(sep, '/');
  return name.startsWith('../') || name === '' ? path : name;
}
