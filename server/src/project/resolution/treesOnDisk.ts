import { dialectByName } from '../../syntax/bitbake/dialect';
import { parse } from '../../syntax/bitbake/parse';
import type { FileReader } from '../files';
import { isBelow } from '../paths';
import { readFile } from '../readFile';
import type { ReadTree, TreeSource } from './lookup';

export interface TreesOnDisk extends TreeSource {
  /** The file, or what the folder holds, is read again when it is asked for. */
  forget(path: string): void;
}

/**
 * Parses files as they are asked for, and keeps at most `limit` trees: classes are read again and again. Files over
 * `limitBytes` are not read.
 */
export function treesOnDisk(reader: FileReader, limit: number, limitBytes?: number): TreesOnDisk {
  const known = new Map<string, ReadTree>();
  return {
    read(path) {
      let read = known.get(path);
      if (!read) {
        const file = readFile(path, reader, limitBytes);
        read = file.kind === 'text' ? { kind: 'tree', tree: parse(file.text, dialectByName(path)) } : file;
        if (known.size >= limit) known.clear();
        known.set(path, read);
      }
      return read;
    },
    forget(path) {
      for (const each of known.keys()) if (each === path || isBelow(each, path)) known.delete(each);
    },
  };
}
