import type { FileReader } from './files';

/**
 * A reader that lists each folder once, for a program that makes no files and ends: the layers are walked through for the index, and again for what
 * BBFILES takes in.
 */
export function withRememberedLists(reader: FileReader): FileReader {
  const lists = new Map<string, ReturnType<FileReader['list']>>();
  return {
    ...reader,
    list(path) {
      const listed = lists.get(path) ?? reader.list(path);
      lists.set(path, listed);
      return listed;
    },
  };
}
