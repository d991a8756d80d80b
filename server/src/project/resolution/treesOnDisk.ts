import { dialectByName } from '../../syntax/bitbake/dialect';
import { parse } from '../../syntax/bitbake/parse';
import type { FileReader } from '../files';
import { readFile } from '../readFile';
import type { ReadTree, TreeSource } from './lookup';

/**
 * Parses files as they are asked for, and keeps at most `limit` trees: classes are read again and again. Files over
 * `limitBytes` are not read.
 */
export function treesOnDisk(reader: FileReader, limit: number, limitBytes?: number): TreeSource {
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
  };
}
