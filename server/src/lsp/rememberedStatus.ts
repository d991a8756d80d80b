/** What is there in the file system, asked once a path while nothing changes on disk: each evaluation asks for the same thousands. */
import type { FileReader, FileStatus } from '../project/files';

export interface RememberingReader extends FileReader {
  /** After this, the file system is asked again. */
  forget(): void;
}

/** A few times what the layers of a large product ask for. */
const maxPaths = 200_000;

export function rememberStatus(reader: FileReader): RememberingReader {
  const known = new Map<string, FileStatus | undefined>();
  return {
    bytes: (path) => reader.bytes(path),
    list: (path) => reader.list(path),
    realPath: (path) => reader.realPath(path),
    status(path) {
      if (known.has(path)) return known.get(path);
      const status = reader.status(path);
      if (known.size >= maxPaths) known.clear();
      known.set(path, status);
      return status;
    },
    forget: () => known.clear(),
  };
}
