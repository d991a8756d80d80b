/** Files that belong to no layer: a folder with `classes` and `conf` beside them is all the configuration there is. */
import { type FileReader, isFailure, isFile } from '../files';
import { folderOf } from '../paths';
import { folderLookup } from '../resolution/folderLookup';
import { treesOnDisk } from '../resolution/treesOnDisk';
import type { BareConfiguration, ConfigurationRequest } from './configuration';

export type BareRequest = Pick<ConfigurationRequest, 'topFolder' | 'layers'> & { readonly bare: BareConfiguration };

/** The request for a file outside of all layers; undefined for a file in one. */
export function bareRequest(path: string, reader: FileReader): BareRequest | undefined {
  const { searchPath } = folderLookup(path, reader, treesOnDisk(reader, 1));
  const root = searchPath[0] ?? folderOf(path);
  if (isFile(reader, `${root}/conf/layer.conf`)) return undefined;
  return { topFolder: root, layers: [], bare: bareConfiguration(root, searchPath, path, reader) };
}

function bareConfiguration(
  root: string,
  searchPath: readonly string[],
  path: string,
  reader: FileReader,
): BareConfiguration {
  const entries = reader.list(`${root}/conf`);
  const names = isFailure(entries) ? [] : entries.map(({ name }) => name).filter((name) => name.endsWith('.conf'));
  // One file is what all starts from; of several only that has this meaning which BitBake itself would read.
  const files = (names.length === 1 ? names : names.filter((name) => name === 'bitbake.conf')).map(
    (name) => `${root}/conf/${name}`,
  );
  return { searchPath: searchPath.length > 0 ? searchPath : [root], files: files.filter((file) => file !== path) };
}
