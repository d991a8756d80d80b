/** The module `os`: it tells what the embedder knows, and never changes or runs anything. */
import { exceptionClass } from '../exception';
import { defineNative } from '../native';
import type { PythonRun } from '../run';
import { truthy } from '../truth';
import { PyIterator, PyList, PyModule, PySet, PyTuple, type PyValue, Unknown } from '../value';
import { integerOf, textOf } from './arguments';
import type { FileView, HostFacts } from './host';
import { libraryTable } from './libraryTable';
import { EnvironmentObject } from './os/environment';
import { raiseNoSuchFile, raiseNotAFolder } from './os/osError';
import { pathOf } from './os/pathArgument';
import { joinPaths } from './os/posixPath';
import { unknownFunctions } from './unknownModule';

const CHANGES = `
  system popen makedirs mkdir unlink remove rmdir removedirs rename renames replace symlink link chmod lchmod chown lchown
  utime truncate mkfifo mknod chdir fchdir umask putenv unsetenv kill killpg fork forkpty execl execle execlp execv execve execvp
  execvpe spawnl spawnv posix_spawn write ftruncate nice setuid setgid setsid setpgid abort _exit dup dup2 pipe close open fdopen
  startfile sync fsync chroot wait waitpid
`;

const MACHINE = `
  getpid getppid getuid geteuid getgid getegid getgroups getlogin getpgid getloadavg times urandom
  get_terminal_size isatty sysconf confstr statvfs nproc ctermid
`;

const CONSTANTS: Readonly<Record<string, PyValue>> = {
  name: 'posix',
  sep: '/',
  linesep: '\n',
  pathsep: ':',
  curdir: '.',
  pardir: '..',
  extsep: '.',
  altsep: null,
  devnull: '/dev/null',
  defpath: '/bin:/usr/bin',
  F_OK: 0,
  X_OK: 1,
  W_OK: 2,
  R_OK: 4,
  O_RDONLY: 0,
  O_WRONLY: 1,
  O_RDWR: 2,
  O_CREAT: 64,
  O_EXCL: 128,
  O_TRUNC: 512,
  O_APPEND: 1024,
};

/** The processors that a process may use: all there are. */
function processors({ cpuCount }: HostFacts): PyValue {
  if (cpuCount instanceof Unknown) return cpuCount;
  const all = new PySet();
  for (let processor = 0; processor < cpuCount; processor++) all.items.set(processor, processor);
  return all;
}

/** What `os.uname()` gives: the kernel and the name of the machine are left to the build. */
function systemName({ machine }: HostFacts): PyTuple {
  const unknown = new Unknown('depends on the machine that builds');
  const name = new PyTuple(['Linux', unknown, unknown, unknown, machine]);
  name.attributes = new Map<string, PyValue>([
    ['sysname', 'Linux'],
    ['nodename', unknown],
    ['release', unknown],
    ['version', unknown],
    ['machine', machine],
  ]);
  return name;
}

export function createOsModule(files: FileView, facts: HostFacts): PyModule {
  const environment = new EnvironmentObject(facts);
  const attributes = libraryTable([
    ...unknownFunctions(CHANGES, (name) => `would call os.${name}, which nothing but a build does`),
    ...unknownFunctions(MACHINE, () => 'depends on the machine that builds'),
    defineNative(
      'getenv(key, default=None)',
      (_run, name, byDefault) => environment.read(textOf(name)) ?? byDefault ?? null,
    ),
    defineNative('getcwd()', () => facts.currentFolder),
    defineNative('uname()', () => systemName(facts)),
    defineNative('cpu_count()', () => facts.cpuCount),
    defineNative('sched_getaffinity(pid)', () => processors(facts)),
    defineNative('fspath(path)', (run, given) => pathOf(given, run)),
    defineNative('listdir(path=None)', (run, given) => {
      const names = listFolder(files, given === null ? '.' : pathOf(given, run), run);
      return names instanceof Unknown ? names : new PyList([...names]);
    }),
    defineNative('walk(top, topdown=True, onerror=None, followlinks=False)', (run, top, topdown) => {
      if (!truthy(topdown ?? true, run)) return new Unknown('walks through folders from the bottom');
      return walk(files, pathOf(top, run), run);
    }),
    defineNative('access(path, mode)', (run, given, mode) => {
      const exists = files.exists(pathOf(given, run));
      if (exists !== true || integerOf(mode ?? 0) === 0) return exists;
      return new Unknown('depends on the permissions of files');
    }),
    ...['stat', 'lstat', 'readlink', 'scandir'].map((name) =>
      defineNative(`${name}(path, **keywords)`, (run, given) => {
        const place = pathOf(given, run);
        if (files.exists(place) === false && name !== 'readlink') raiseNoSuchFile(place);
        return new Unknown(`asks for what the file system notes about ${place}`);
      }),
    ),
  ]);
  for (const [name, value] of Object.entries(CONSTANTS)) attributes.set(name, value);
  attributes.set('environ', environment);
  attributes.set('error', exceptionClass('OSError'));
  return new PyModule('os', attributes, (name) => (name.startsWith('__') ? undefined : new Unknown(`uses os.${name}`)));
}

/** The names in a folder, sorted: Python gives them in an order that is nobody's to know. */
export function listFolder(files: FileView, path: string, run: PythonRun): readonly string[] | Unknown {
  const names = files.list(path);
  if (names instanceof Unknown) return names;
  if (!names) {
    const isFile = files.isFile(path);
    return isFile === true ? raiseNotAFolder(path) : raiseNoSuchFile(path);
  }
  run.spend(1 + names.length);
  return [...names].sort();
}

/** Folder by folder: its path, the names of its folders, which the caller may change, and those of its files. */
function walk(files: FileView, top: string, run: PythonRun): PyValue {
  const waiting: string[] = [top];
  let last: { readonly path: string; readonly folders: PyList } | undefined;
  return new PyIterator('generator', () => {
    if (last) {
      // What the caller has left of the names is walked into, in that order.
      const { path, folders } = last;
      for (const name of [...folders.items].reverse()) waiting.push(joinPaths(path, textOf(name)));
      last = undefined;
    }
    const path = waiting.pop();
    if (path === undefined) return undefined;
    const names = files.list(path);
    if (names instanceof Unknown) return names;
    run.spend(1 + (names?.length ?? 0));
    const folders: PyValue[] = [];
    const others: PyValue[] = [];
    for (const name of [...(names ?? [])].sort()) {
      const isFolder = files.isFolder(joinPaths(path, name));
      if (isFolder instanceof Unknown) return isFolder;
      (isFolder ? folders : others).push(name);
    }
    if (!names && path === top) return undefined;
    last = { path, folders: new PyList(folders) };
    return new PyTuple([path, last.folders, new PyList(others)]);
  });
}
