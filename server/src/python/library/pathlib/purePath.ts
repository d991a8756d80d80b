/** Paths as `pathlib` keeps them: without empty and `.` components, and without a slash at their end. */

export interface PathParts {
  /** `/`, `//`, or nothing. */
  readonly root: string;
  readonly names: readonly string[];
}

/** The path that several texts come to: one that is absolute begins anew. */
export function parsePath(...texts: readonly string[]): PathParts {
  let root = '';
  let names: string[] = [];
  for (const text of texts) {
    if (text.startsWith('/')) {
      root = text.startsWith('//') && !text.startsWith('///') ? '//' : '/';
      names = [];
    }
    for (const name of text.split('/')) if (name !== '' && name !== '.') names.push(name);
  }
  return { root, names };
}

export function printPath({ root, names }: PathParts): string {
  return root + names.join('/') || '.';
}

/** The whole ending, dot included; a name that begins with its only dot has none. */
export function suffixOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 && dot < name.length - 1 ? name.slice(dot) : '';
}

export function suffixesOf(name: string): string[] {
  if (name.endsWith('.')) return [];
  return name
    .replace(/^\.+/, '')
    .split('.')
    .slice(1)
    .map((part) => `.${part}`);
}

/** Whether all of `start` is the beginning of `path`. */
export function isBelow(path: PathParts, start: PathParts): boolean {
  return path.root === start.root && start.names.every((name, index) => path.names[index] === name);
}
