/** The lookup of a single file, from the folders around it: for the command line, which is given no layers. */
import { variableNamed } from '../../knowledge/knowledge';
import { nameParts } from '../../syntax/bitbake/text';
import { type FileReader, isFailure, isFile, isFolder } from '../files';
import { folderOf, foldersUpwards, joined } from '../paths';
import type { FileLookup, TreeSource } from './lookup';

const classFolders = ['classes-recipe', 'classes'] as const;

/**
 * The lookup for a file. In a layer, which has a `conf/layer.conf`, what is not found may be in another layer, and nothing is said to be
 * missing. A folder with `conf` and `classes` that is no layer is all there is, and the folders in it may be in BBPATH as well.
 */
export function folderLookup(path: string, reader: FileReader, trees: TreeSource): FileLookup {
  const root = searchRoot(path, reader);
  const isLayer = root === undefined || isFile(reader, `${root}/conf/layer.conf`);
  const searchPath = root === undefined ? [] : isLayer ? [root] : [root, ...innerFolders(reader, root)];
  const find = (target: string) =>
    searchPath.map((folder) => joined(folder, target)).find((each) => isFile(reader, each));
  let assigned: ReadonlySet<string> | undefined;
  return {
    searchPath,
    findsAllFor: () => !isLayer,
    classNames: () =>
      root === undefined ? [] : classFolders.flatMap((folder) => classesIn(reader, `${root}/${folder}`)),
    classFiles: (name) => classFolders.flatMap((folder) => find(`${folder}/${name}.bbclass`) ?? []),
    resolveInclude(fromPath, target) {
      if (target.startsWith('/')) return isFile(reader, target) ? target : undefined;
      const beside = joined(folderOf(fromPath), target);
      return isFile(reader, beside) ? beside : find(target);
    },
    isVariableKnown(name) {
      if (isLayer || variableNamed(name) !== undefined) return true;
      assigned ??= assignedInConfiguration(reader, `${root}/conf`, trees);
      return assigned.has(name);
    },
    holdsPythonModule: (folder, name) => (folder.startsWith('/') ? hasModule(reader, folder, name) : undefined),
  };
}

/** The innermost folder that is a layer or could be in BBPATH. */
function searchRoot(path: string, reader: FileReader): string | undefined {
  return foldersUpwards(folderOf(path)).find(
    (folder) =>
      isFile(reader, `${folder}/conf/layer.conf`) ||
      (isFolder(reader, `${folder}/conf`) && classFolders.some((each) => isFolder(reader, `${folder}/${each}`))),
  );
}

/** In the order of their names, and at most as many as a BBPATH would reasonably hold. */
function innerFolders(reader: FileReader, root: string): readonly string[] {
  const entries = reader.list(root);
  if (isFailure(entries)) return [];
  const names = entries.filter(({ kind }) => kind === 'folder').map(({ name }) => name);
  return names
    .sort()
    .slice(0, 50)
    .map((name) => `${root}/${name}`);
}

function classesIn(reader: FileReader, folder: string): readonly string[] {
  const entries = reader.list(folder);
  if (isFailure(entries)) return [];
  return entries.flatMap(({ name }) => (name.endsWith('.bbclass') ? [name.slice(0, -'.bbclass'.length)] : []));
}

function assignedInConfiguration(reader: FileReader, folder: string, trees: TreeSource): ReadonlySet<string> {
  const names = new Set<string>();
  const entries = reader.list(folder);
  for (const { name } of isFailure(entries) ? [] : entries) {
    const read = name.endsWith('.conf') ? trees.read(`${folder}/${name}`) : undefined;
    if (read?.kind !== 'tree') continue;
    read.tree.statements.forEach((statement, index) => {
      if (statement.kind !== 'assign') return;
      const start = read.tree.starts[index] ?? 0;
      names.add(nameParts(read.tree.text.slice(start + statement.name.start, start + statement.name.end)).base);
    });
  }
  return names;
}

/** A folder that is not there holds no module; one that is there may get it from elsewhere, which cannot be told. */
function hasModule(reader: FileReader, folder: string, name: string): boolean | undefined {
  if (!isFolder(reader, folder)) return false;
  return isFile(reader, `${folder}/${name}.py`) || isFolder(reader, `${folder}/${name}`) ? true : undefined;
}
