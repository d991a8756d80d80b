/** The file system of the host. It stands apart from the language server and the command line because both read files. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { FileKind, FileReader, ReadFailure } from '../project/files';

/** Follows symbolic links except in `list`; never throws. */
export const nodeFiles: FileReader = {
  bytes: (path) => attempt(() => readFileSync(path)),
  status(path) {
    // That a file is missing is the usual answer along a search path: it must not cost an exception.
    const status = attempt(() => statSync(path, { throwIfNoEntry: false }));
    if (status === undefined || 'reason' in status) return undefined;
    const kind = status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other';
    return { kind, sizeBytes: status.size };
  },
  list: (path) =>
    attempt(() =>
      readdirSync(path, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
    ),
  realPath(path) {
    const real = attempt(() => realpathSync.native(path));
    return typeof real === 'string' ? real.replaceAll(sep, '/') : undefined;
  },
};

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): FileKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'symlink' : 'other';
}

function attempt<Answer>(read: () => Answer): Answer | ReadFailure {
  try {
    return read();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { kind: 'failure', reason: isMissing ? 'missing' : 'unreadable', message };
  }
}
