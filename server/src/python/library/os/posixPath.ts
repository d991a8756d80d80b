/** The functions of `os.path` that need nothing but the text of paths, as on POSIX systems. */

export function joinPaths(first: string, ...rest: readonly string[]): string {
  let parts = [first];
  // What the path ends with so far: to look at the end of the path itself would put it together again each time.
  let end = first;
  for (const part of rest) {
    if (part.startsWith('/')) {
      parts = [part];
      end = part;
      continue;
    }
    if (end !== '' && !end.endsWith('/')) {
      parts.push('/');
      end = '/';
    }
    parts.push(part);
    if (part !== '') end = part;
  }
  return parts.join('');
}

/** The folder and the last component; slashes between them belong to neither, unless there is nothing before them. */
export function splitPath(path: string): readonly [string, string] {
  const slash = path.lastIndexOf('/') + 1;
  const head = path.slice(0, slash);
  return [stripSlashes(head), path.slice(slash)];
}

function stripSlashes(head: string): string {
  let end = head.length;
  while (end > 0 && head[end - 1] === '/') end--;
  return end === 0 ? head : head.slice(0, end);
}

export function folderName(path: string): string {
  return splitPath(path)[0];
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The extension begins at the last dot of the last component, unless only dots are before it. */
export function splitExtension(path: string): readonly [string, string] {
  const start = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  if (dot < start) return [path, ''];
  for (let index = start; index < dot; index++) {
    if (path[index] !== '.') return [path.slice(0, dot), path.slice(dot)];
  }
  return [path, ''];
}

export function normalizePath(path: string): string {
  if (path === '') return '.';
  // POSIX gives two leading slashes a meaning of their own, and none to three.
  const root = path.startsWith('//') && !path.startsWith('///') ? '//' : path.startsWith('/') ? '/' : '';
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    const last = parts[parts.length - 1];
    if (part !== '..' || (root === '' && parts.length === 0) || last === '..') parts.push(part);
    else if (parts.length > 0) parts.pop();
  }
  return `${root}${parts.join('/')}` || '.';
}

export function isAbsolute(path: string): boolean {
  return path.startsWith('/');
}

/** Both paths are absolute and normal. */
export function relativePath(path: string, start: string): string {
  const from = start.split('/').filter((part) => part !== '');
  const to = path.split('/').filter((part) => part !== '');
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common++;
  const parts = [...from.slice(common).map(() => '..'), ...to.slice(common)];
  return parts.length === 0 ? '.' : parts.join('/');
}

/** The longest text that all begin with. */
export function commonPrefix(texts: readonly string[]): string {
  const [first = ''] = texts;
  let length = first.length;
  for (const text of texts) {
    let index = 0;
    while (index < length && text[index] === first[index]) index++;
    length = index;
  }
  return first.slice(0, length);
}

/** The longest path that leads to all; undefined where absolute and relative ones are mixed. */
export function commonPath(paths: readonly string[]): string | undefined {
  const absolute = paths.filter(isAbsolute).length;
  if (absolute > 0 && absolute < paths.length) return undefined;
  const split = paths.map((path) => path.split('/').filter((part) => part !== '' && part !== '.'));
  const [first = []] = split;
  let count = first.length;
  for (const parts of split) {
    let index = 0;
    while (index < count && parts[index] === first[index]) index++;
    count = index;
  }
  return `${absolute > 0 ? '/' : ''}${first.slice(0, count).join('/')}`;
}
