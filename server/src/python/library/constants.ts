/** Modules that are mostly numbers: `errno` and `stat`, as on Linux. */
import { defineNative } from '../native';
import { PyModule, type PyValue, Unknown } from '../value';
import { integerOf } from './arguments';
import { libraryTable } from './libraryTable';

const ERROR_NUMBERS =
  'EPERM=1 ENOENT=2 ESRCH=3 EINTR=4 EIO=5 ENXIO=6 E2BIG=7 ENOEXEC=8 EBADF=9 ECHILD=10 EAGAIN=11 ENOMEM=12 EACCES=13 EFAULT=14 ' +
  'EBUSY=16 EEXIST=17 EXDEV=18 ENODEV=19 ENOTDIR=20 EISDIR=21 EINVAL=22 ENFILE=23 EMFILE=24 ENOTTY=25 ETXTBSY=26 EFBIG=27 ' +
  'ENOSPC=28 ESPIPE=29 EROFS=30 EMLINK=31 EPIPE=32 EDOM=33 ERANGE=34 EDEADLK=35 ENAMETOOLONG=36 ENOLCK=37 ENOSYS=38 ' +
  'ENOTEMPTY=39 ELOOP=40 EWOULDBLOCK=11 ENODATA=61 ECONNREFUSED=111 ETIMEDOUT=110 EALREADY=114 EINPROGRESS=115 ESTALE=116';

/** In octal. */
const MODES =
  'S_IFMT=170000 S_IFSOCK=140000 S_IFLNK=120000 S_IFREG=100000 S_IFBLK=60000 S_IFDIR=40000 S_IFCHR=20000 S_IFIFO=10000 S_ISUID=4000 ' +
  'S_ISGID=2000 S_ISVTX=1000 S_ENFMT=2000 S_IREAD=400 S_IWRITE=200 S_IEXEC=100 S_IRWXU=700 S_IRUSR=400 S_IWUSR=200 S_IXUSR=100 ' +
  'S_IRWXG=70 S_IRGRP=40 S_IWGRP=20 S_IXGRP=10 S_IRWXO=7 S_IROTH=4 S_IWOTH=2 S_IXOTH=1';

const STAT_INDICES =
  'ST_MODE=0 ST_INO=1 ST_DEV=2 ST_NLINK=3 ST_UID=4 ST_GID=5 ST_SIZE=6 ST_ATIME=7 ST_MTIME=8 ST_CTIME=9';

const FILE_TYPE_MASK = 0o170000;
const PERMISSION_MASK = 0o7777;

const TYPE_TESTS: readonly (readonly [string, number])[] = [
  ['S_ISDIR', 0o040000],
  ['S_ISCHR', 0o020000],
  ['S_ISBLK', 0o060000],
  ['S_ISREG', 0o100000],
  ['S_ISFIFO', 0o010000],
  ['S_ISLNK', 0o120000],
  ['S_ISSOCK', 0o140000],
];

function numbersOf(table: string, base: number): [string, PyValue][] {
  return table.split(' ').map((entry) => {
    const [name = '', value = ''] = entry.split('=');
    return [name, Number.parseInt(value, base)];
  });
}

export function createErrnoModule(): PyModule {
  return new PyModule('errno', new Map(numbersOf(ERROR_NUMBERS, 10)), unknownOf('errno'));
}

export function createStatModule(): PyModule {
  const attributes = libraryTable([
    ...TYPE_TESTS.map(([name, type]) =>
      defineNative(`${name}(mode)`, (_run, mode) => (integerOf(mode ?? 0) & FILE_TYPE_MASK) === type),
    ),
    defineNative('S_IMODE(mode)', (_run, mode) => integerOf(mode ?? 0) & PERMISSION_MASK),
    defineNative('S_IFMT(mode)', (_run, mode) => integerOf(mode ?? 0) & FILE_TYPE_MASK),
  ]);
  for (const [name, value] of [...numbersOf(MODES, 8), ...numbersOf(STAT_INDICES, 10)]) {
    if (!attributes.has(name)) attributes.set(name, value);
  }
  return new PyModule('stat', attributes, unknownOf('stat'));
}

function unknownOf(module: string): (name: string) => PyValue | undefined {
  return (name) => (name.startsWith('__') ? undefined : new Unknown(`uses ${module}.${name}`));
}
