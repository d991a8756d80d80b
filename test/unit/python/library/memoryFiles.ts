/** Files in memory, for tests: what is below `/unknown` is unknown. */
import type { FileView } from '../../../../server/src/python/library/host';
import { Unknown } from '../../../../server/src/python/value';

export function memoryFiles(texts: Readonly<Record<string, string>>): FileView {
  const names = Object.keys(texts);
  const isFolder = (path: string): boolean => names.some((name) => name.startsWith(path === '/' ? '/' : `${path}/`));
  const answer = <Value>(path: string, value: Value): Value | Unknown =>
    path.startsWith('/unknown') ? new Unknown(`depends on ${path}`) : value;
  return {
    exists: (path) => answer(path, path in texts || isFolder(path)),
    isFile: (path) => answer(path, path in texts),
    isFolder: (path) => answer(path, isFolder(path)),
    isLink: (path) => answer(path, false),
    list(path) {
      const start = path === '/' ? '/' : `${path}/`;
      const below = names
        .filter((name) => name.startsWith(start))
        .map((name) => name.slice(start.length).split('/')[0] ?? '');
      return answer(path, below.length > 0 ? [...new Set(below)] : undefined);
    },
    readText: (path) => answer(path, texts[path]),
    realPath: (path) => answer(path, path),
  };
}
