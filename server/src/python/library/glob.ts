/** The module `glob`, over the files that the embedder knows. */
import { defineNative } from '../native';
import type { PythonRun } from '../run';
import { truthy } from '../truth';
import { PyIterator, PyList, PyModule, type PyValue, Unknown } from '../value';
import { textOf } from './arguments';
import { matchesShell, shellRegex } from './fnmatch/fnmatchCase';
import type { FileView } from './host';
import { libraryTable } from './libraryTable';
import { joinPaths } from './os/posixPath';

const MAGIC = /[*?[]/;

/** The paths that match, sorted: Python gives them in an order that is nobody's to know. */
function globPaths(pattern: string, isRecursive: boolean, files: FileView, run: PythonRun): string[] | Unknown {
  const isAbsolute = pattern.startsWith('/');
  const all = pattern.split('/').filter((part) => part !== '');
  // Only from the first wildcard on there is anything to look for: folders above may be none that the embedder knows.
  const firstMagic = all.findIndex((part) => MAGIC.test(part));
  const literalCount = firstMagic === -1 ? Math.max(0, all.length - 1) : firstMagic;
  let found: string[] = [`${isAbsolute ? '/' : ''}${all.slice(0, literalCount).join('/')}`];
  const parts = all.slice(literalCount);
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const next: string[] = [];
    for (const folder of found) {
      const matches = isRecursive && part === '**' ? below(folder, files, run) : matchesIn(folder, part, files, run);
      if (matches instanceof Unknown) return matches;
      for (const path of matches) {
        const isThere = isLast && !pattern.endsWith('/') ? true : files.isFolder(path);
        if (isThere instanceof Unknown) return isThere;
        if (isThere) next.push(path);
      }
    }
    found = next;
  }
  return parts.length === 0 ? [] : [...new Set(found)].sort();
}

/** The entries of a folder that one part of a pattern matches. */
function matchesIn(folder: string, part: string, files: FileView, run: PythonRun): string[] | Unknown {
  if (!MAGIC.test(part)) {
    const path = joinPaths(folder, part);
    const exists = files.exists(path);
    if (exists instanceof Unknown) return exists;
    return exists ? [path] : [];
  }
  const names = files.list(folder === '' ? '.' : folder);
  if (names instanceof Unknown) return names;
  // Most folders of a search path are not there: compiling the pattern is what takes time.
  if (!names || names.length === 0) return [];
  const regex = shellRegex(part, run);
  const isVisible = (name: string): boolean => part.startsWith('.') || !name.startsWith('.');
  return names
    .filter((name) => isVisible(name) && matchesShell(regex, name, run))
    .map((name) => joinPaths(folder, name));
}

/** A folder and all that is below it, hidden files left out. */
function below(folder: string, files: FileView, run: PythonRun): string[] | Unknown {
  const found: string[] = [];
  const waiting = [folder];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    run.spend(2);
    found.push(path);
    const names = files.list(path === '' ? '.' : path);
    if (names instanceof Unknown) return names;
    for (const name of names ?? []) if (!name.startsWith('.')) waiting.push(joinPaths(path, name));
  }
  return found;
}

export function createGlobModule(files: FileView): PyModule {
  const find = (pattern: PyValue | undefined, isRecursive: PyValue | undefined, run: PythonRun) =>
    globPaths(textOf(pattern), truthy(isRecursive ?? false, run), files, run);
  const parameters = '(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False)';
  return new PyModule(
    'glob',
    libraryTable([
      defineNative(`glob${parameters}`, (run, pattern, root, _fd, isRecursive) => {
        if (root !== null) return new Unknown('looks for files below a folder of its own');
        const paths = find(pattern, isRecursive, run);
        return paths instanceof Unknown ? paths : new PyList(paths);
      }),
      defineNative(`iglob${parameters}`, (run, pattern, root, _fd, isRecursive) => {
        if (root !== null) return new Unknown('looks for files below a folder of its own');
        const paths = find(pattern, isRecursive, run);
        if (paths instanceof Unknown) return paths;
        const next = paths.values();
        return new PyIterator('generator', () => next.next().value);
      }),
      defineNative('escape(pathname)', (_run, path) => textOf(path).replace(/[*?[]/g, '[$&]')),
      defineNative('has_magic(s)', (_run, path) => MAGIC.test(textOf(path))),
    ]),
  );
}
