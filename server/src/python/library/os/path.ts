/** The module `os.path`. */
import { raise } from '../../exception';
import { toArray } from '../../iterate';
import { defineNative } from '../../native';
import { type PythonRun, textCost } from '../../run';
import { typeName } from '../../typeName';
import { PyBytes, PyModule, type PyNative, PyObject, PyTuple, type PyValue, Unknown } from '../../value';
import { textOf } from '../arguments';
import type { FileView, HostFacts } from '../host';
import { libraryTable } from '../libraryTable';
import { unknownFunctions } from '../unknownModule';
import { pathOf } from './pathArgument';
import {
  baseName,
  commonPath,
  commonPrefix,
  folderName,
  isAbsolute,
  joinPaths,
  normalizePath,
  relativePath,
  splitExtension,
  splitPath,
} from './posixPath';

/** A function of one path. */
function ofPath(name: string, parameter: string, work: (path: string, run: PythonRun) => PyValue): PyNative {
  return defineNative(`${name}(${parameter})`, (run, path) => work(pathOf(path, run), run));
}

export function createPathModule(files: FileView, facts: HostFacts): PyModule {
  const absolute = (path: string): string | Unknown => {
    if (isAbsolute(path)) return normalizePath(path);
    const current = facts.currentFolder;
    return current instanceof Unknown ? current : normalizePath(joinPaths(current, path));
  };
  /** A question to the file system; an empty path is no file. */
  const asks = (name: string, ask: (path: string) => boolean | Unknown): PyNative =>
    defineNative(`${name}(path)`, (run, given) => {
      if (typeof given === 'number') return new Unknown('asks for an open file of the machine that builds');
      const path = pathOf(given, run, `${name === 'exists' ? 'stat' : name}: path should be`);
      if (path === '') return false;
      const place = absolute(path);
      return place instanceof Unknown ? place : ask(place);
    });
  const attributes = libraryTable([
    defineNative('join(a, *p)', (run, first, rest) => {
      const parts = rest instanceof PyTuple ? rest.items : [];
      const path = joinPaths(pathOf(first, run), ...parts.map((part) => joinedPart(part, run)));
      run.spend(parts.length + textCost(path.length));
      return path;
    }),
    ofPath('dirname', 'p', folderName),
    ofPath('basename', 'p', baseName),
    ofPath('normpath', 'path', normalizePath),
    ofPath('normcase', 's', (path) => path),
    ofPath('split', 'p', (path) => new PyTuple([...splitPath(path)])),
    ofPath('splitext', 'p', (path) => new PyTuple([...splitExtension(path)])),
    ofPath('splitdrive', 'p', (path) => new PyTuple(['', path])),
    ofPath('isabs', 's', isAbsolute),
    ofPath('abspath', 'path', absolute),
    ofPath('realpath', 'filename, strict=False', (path) => {
      const place = absolute(path);
      return place instanceof Unknown ? place : files.realPath(place);
    }),
    defineNative('relpath(path, start=None)', (run, path, start) => {
      const text = pathOf(path, run);
      if (text === '') raise('ValueError', 'no path specified');
      const [to, from] = [absolute(text), absolute(start === null ? '.' : pathOf(start, run))];
      if (to instanceof Unknown) return relativeUnknown(text, start ?? null) ?? to;
      return from instanceof Unknown ? from : relativePath(to, from);
    }),
    defineNative('commonprefix(m)', (run, paths) => {
      const texts = toArray(paths ?? null, run).map((path) => pathOf(path, run));
      return commonPrefix(texts);
    }),
    defineNative('commonpath(paths)', (run, paths) => {
      const texts = toArray(paths ?? null, run).map((path) => pathOf(path, run));
      if (texts.length === 0) raise('ValueError', 'commonpath() arg is an empty sequence');
      return commonPath(texts) ?? raise('ValueError', "Can't mix absolute and relative paths");
    }),
    ofPath('expanduser', 'path', (path) =>
      path.startsWith('~') ? new Unknown('depends on the home folder of the user who builds') : path,
    ),
    ofPath('expandvars', 'path', (path) =>
      path.includes('$') ? new Unknown('depends on the environment of the build') : path,
    ),
    asks('exists', (path) => files.exists(path)),
    asks('lexists', (path) => {
      const exists = files.exists(path);
      return exists === false ? files.isLink(path) : exists;
    }),
    asks('isfile', (path) => files.isFile(path)),
    asks('isdir', (path) => files.isFolder(path)),
    asks('islink', (path) => files.isLink(path)),
    ...unknownFunctions('getsize getmtime getatime getctime samefile ismount', () => 'asks about files of the build'),
  ]);
  const constants = { sep: '/', pathsep: ':', curdir: '.', pardir: '..', extsep: '.', defpath: '/bin:/usr/bin' };
  for (const [name, value] of Object.entries(constants)) attributes.set(name, value);
  attributes.set('altsep', null);
  return new PyModule('posixpath', attributes);
}

function joinedPart(part: PyValue, run: PythonRun): string {
  if (typeof part === 'string' || (part instanceof PyObject && !(part instanceof PyBytes))) return pathOf(part, run);
  return raise('TypeError', `join() argument must be str, bytes, or os.PathLike object, not '${typeName(part)}'`);
}

/** Where both paths are relative, the folder they start from does not matter unless one leads out of it. */
function relativeUnknown(path: string, start: PyValue): string | undefined {
  if (start === null || isAbsolute(path)) return undefined;
  const from = textOf(start);
  if (from === '' || isAbsolute(from)) return undefined;
  const [to, base] = [normalizePath(path), normalizePath(from)];
  if (to.startsWith('..') || base.startsWith('..')) return undefined;
  return relativePath(`/${to === '.' ? '' : to}`, `/${base === '.' ? '' : base}`);
}
