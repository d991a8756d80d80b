/** Finds what a dotted name of Python means in the modules of the layers: `oe.utils.trim_version` in `lib/oe/utils.py`. */
import { LineIndex } from '../../base/lineIndex';
import { folderOf } from '../../project/paths';
import type { Place, Snapshot } from '../../project/snapshot';
import { type DefinitionHeader, definitionHeader } from './definitionHeader';
import type { Sources } from './sources';

/** A function or class of a module, with what its first lines say. */
export interface ModuleMember extends Place {
  readonly header: DefinitionHeader;
}

/** A module that is no folder, or a folder's `__init__.py`. */
export interface ModulePlace {
  readonly path: string;
  readonly text: string;
}

/** The module of that name: `bb` is BitBake's, all others lie in the `lib` of a layer. */
export function moduleNamed(snapshot: Snapshot, name: string, { pythonText }: Sources): ModulePlace | undefined {
  if (!/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(name)) return undefined;
  const inFolder = name.replaceAll('.', '/');
  for (const folder of libraryFolders(snapshot, name)) {
    for (const path of [`${folder}/${inFolder}.py`, `${folder}/${inFolder}/__init__.py`]) {
      const text = pythonText(path);
      if (text !== undefined) return { path, text };
    }
  }
  return undefined;
}

/** The function or class that the last part of a dotted name is; undefined where no module of the layers has it. */
export function moduleMember(snapshot: Snapshot, name: string, sources: Sources): ModuleMember | undefined {
  const dot = name.lastIndexOf('.');
  const module = dot > 0 ? moduleNamed(snapshot, name.slice(0, dot), sources) : undefined;
  const member = name.slice(dot + 1);
  if (!module || !/^[A-Za-z_]\w*$/.test(member)) return undefined;
  const { path, text } = module;
  const found = new RegExp(`^(?:async[ \\t]+)?(?:def|class)[ \\t]+${member}[ \\t]*[(:]`, 'm').exec(text);
  const header = found ? definitionHeader(text, found.index, text.length) : undefined;
  if (!header) return undefined;
  return { path, span: header.nameSpan, line: new LineIndex(text).lineOf(header.nameSpan.start), header };
}

/** Only such files are looked for: any other dotted name is an attribute of what the code has. */
function libraryFolders({ layers }: Snapshot, name: string): readonly string[] {
  const root = name.split('.')[0];
  if (root !== 'bb') return layers.map((layer) => `${layer.root}/lib`);
  // The core layer lies beside BitBake, or in a checkout beside it.
  const parents = layers.flatMap((layer) => [folderOf(layer.root), folderOf(folderOf(layer.root))]);
  return [...new Set(parents)].map((parent) => `${parent}/bitbake/lib`);
}
