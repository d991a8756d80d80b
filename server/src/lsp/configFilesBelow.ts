/** Finds the files that can be configuration files of runtimes, below the folders of layers. */
import { canHoldConfiguration } from '../formats/writtenFiles/ofScript';
import { type FileReader, type FolderEntry, isFailure, isFile } from '../project/files';
import { isWalkedName } from '../project/layers/walk';
import { isBelow } from '../project/paths';
import type { Layer } from '../project/snapshot';

/** Folders within folders. */
const depthLimit = 24;

/**
 * In the layers that a folder holds or is a part of, and the files of kas beside them; in the folder itself where it has nothing to do with a
 * layer.
 */
export function configFilesBelow(folder: string, layers: readonly Layer[], reader: FileReader): readonly string[] {
  const within = layers.map(({ root }) => root).filter((root) => root === folder || isBelow(root, folder));
  const found = new Set<string>();
  for (const root of within.length > 0 ? within : [folder]) collect(root, 0, reader, found);
  if (within.length > 0) for (const path of kasFilesIn(folder, reader)) found.add(path);
  return [...found].sort();
}

function collect(folder: string, depth: number, reader: FileReader, found: Set<string>): void {
  const entries = reader.list(folder);
  if (isFailure(entries) || depth > depthLimit || isOfBuild(folder, entries, reader)) return;
  for (const { name, kind } of entries) {
    const path = `${folder}/${name}`;
    if (kind === 'folder' && isWalkedName(name)) collect(path, depth + 1, reader, found);
    else if (kind === 'file' && canHoldConfiguration(path)) found.add(path);
  }
}

/** Folders within the top of a checkout that are looked through for files of kas. */
const kasDepthLimit = 2;

/** What can be files of kas: they lie at the top of a checkout, which may hold several layers, or a few folders below. */
export function kasFilesIn(folder: string, reader: FileReader): readonly string[] {
  const found = new Set<string>();
  collectKasFiles(folder, 0, reader, found);
  return [...found];
}

function collectKasFiles(folder: string, depth: number, reader: FileReader, found: Set<string>): void {
  const entries = reader.list(folder);
  if (isFailure(entries) || isOfBuild(folder, entries, reader)) return;
  for (const { name, kind } of entries) {
    const path = `${folder}/${name}`;
    if (kind === 'folder' && /^\.?kas/.test(name)) collect(path, 0, reader, found);
    else if (kind === 'folder' && depth < kasDepthLimit && isWalkedName(name)) {
      collectKasFiles(path, depth + 1, reader, found);
    } else if (kind === 'file' && /\.ya?ml$/.test(name)) found.add(path);
  }
}

/** Whether it is a build folder, or what a build makes. */
function isOfBuild(folder: string, entries: readonly FolderEntry[], reader: FileReader): boolean {
  const has = (name: string): boolean => entries.some((entry) => entry.name === name && entry.kind === 'folder');
  return (has('conf') && isFile(reader, `${folder}/conf/bblayers.conf`)) || (has('stamps') && has('work'));
}
